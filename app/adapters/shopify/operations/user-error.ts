import { z } from "zod";

/** `stagedUploadsCreate` gives no codes; the file mutations give one with every error, as far as recorded. */
export const userErrorsSchema = z.array(
  z.object({
    code: z.string().nullish(),
    field: z.array(z.string()).nullable(),
    message: z.string(),
  }),
);
export type UserErrors = z.infer<typeof userErrorsSchema>;

/** For people who read logs: `FILENAME_ALREADY_EXISTS: The file name is taken`. */
export function describeUserErrors(errors: UserErrors): string {
  return errors.map((error) => (error.code ? `${error.code}: ${error.message}` : error.message)).join("; ");
}
