import { z } from "zod";

const shopUserSchema = z.object({
  id: z.number(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  isAccountOwner: z.boolean(),
});

export const shopSchema = z.object({
  id: z.number(),
  handle: z.string(),
  domain: z.string(),
  name: z.string(),
  users: z.array(shopUserSchema),
  /** Who looks at the admin at the moment. */
  currentUserId: z.number(),
  installation: z.object({ scopes: z.array(z.string()), installedAtMs: z.number() }).nullable(),
  uninstalledAtMs: z.number().nullable(),
});

export type Shop = z.infer<typeof shopSchema>;

export const aNewShop = (handle: string, shopNumber: (domain: string) => number): Shop => {
  const domain = `${handle}.myshopify.com`;
  const id = shopNumber(domain);
  const owner = {
    id: id * 10,
    firstName: "Olive",
    lastName: "Owner",
    email: `owner@${handle}.example`,
    isAccountOwner: true,
  };
  const staff = {
    id: owner.id + 1,
    firstName: "Sam",
    lastName: "Staff",
    email: `staff@${handle}.example`,
    isAccountOwner: false,
  };
  return {
    id,
    handle,
    domain,
    name: nameOf(handle),
    users: [owner, staff],
    currentUserId: owner.id,
    installation: null,
    uninstalledAtMs: null,
  };
};

const nameOf = (handle: string): string => {
  const words = handle.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
