import { z } from "zod";

export const shopIdSchema = z.uuid().brand<"ShopId">();
export const runIdSchema = z.uuid().brand<"RunId">();
export const shotIdSchema = z.uuid().brand<"ShotId">();
export const attemptIdSchema = z.uuid().brand<"AttemptId">();
export const cutOutIdSchema = z.uuid().brand<"CutOutId">();
export const publicationIdSchema = z.uuid().brand<"PublicationId">();
export const shopDomainSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/)
  .brand<"ShopDomain">();
export const productGidSchema = z
  .string()
  .regex(/^gid:\/\/shopify\/Product\/\d+$/)
  .brand<"ProductGid">();
export const mediaGidSchema = z
  .string()
  .regex(/^gid:\/\/shopify\/MediaImage\/\d+$/)
  .brand<"MediaGid">();

export type ShopId = z.infer<typeof shopIdSchema>;
export type RunId = z.infer<typeof runIdSchema>;
export type ShotId = z.infer<typeof shotIdSchema>;
export type AttemptId = z.infer<typeof attemptIdSchema>;
export type CutOutId = z.infer<typeof cutOutIdSchema>;
export type PublicationId = z.infer<typeof publicationIdSchema>;
export type ShopDomain = z.infer<typeof shopDomainSchema>;
export type ProductGid = z.infer<typeof productGidSchema>;
export type MediaGid = z.infer<typeof mediaGidSchema>;
