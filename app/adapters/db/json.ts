import type { Prisma } from "@prisma/client";
import { z } from "zod";

const storableSchema = z.custom<Prisma.InputJsonValue>((value) => value !== undefined && value !== null);

/** A value as a `Json` column takes it; everything core stores there is plain JSON already. */
export function toJson(value: object): Prisma.InputJsonValue {
  return storableSchema.parse(value);
}

export const textListSchema = z.array(z.string());
