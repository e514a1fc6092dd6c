import { expect, test } from "vitest";

import { photoSized } from "#app/components/picture/photo-sized.ts";

test("a product photo is asked for no larger than it is shown", () => {
  const photo = "https://cdn.shopify.com/s/files/1/chair.jpg?v=12";
  expect(photoSized(photo, 480)).toBe("https://cdn.shopify.com/s/files/1/chair.jpg?v=12&width=480");
});

test("a signed address stays as it was signed", () => {
  const signed = "https://bucket.example/shot.jpg?X-Amz-Signature=abc";
  expect(photoSized(signed, 480)).toBe(signed);
});
