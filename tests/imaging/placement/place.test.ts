import { describe, expect, test } from "vitest";
import { ROOM_CAMERA, rowAt } from "#app/imaging/placement/camera.ts";
import { place } from "#app/imaging/placement/place.ts";
import type { PlacementInput, Surface } from "#app/imaging/placement/placed-product.ts";
import type { Quad } from "#app/imaging/placement/quad.ts";

const CORNERS: Quad = [
  [100, 100],
  [900, 100],
  [900, 700],
  [100, 700],
];

function aPlacement(over: Partial<PlacementInput> = {}): PlacementInput {
  return {
    surface: "floor",
    heightCm: 85,
    widthCm: 80,
    cutOutBox: { left: 100, top: 100, width: 800, height: 850 },
    corners: CORNERS,
    canvas: { width: 1024, height: 1024 },
    finalLongSide: 2048,
    ...over,
  };
}

/** The height that the placed box has at its depth, by the camera's own geometry. */
function placedHeightCm(input: PlacementInput): number {
  const { box, depthM } = place(input);
  return (box.height / input.canvas.height) * 2 * ROOM_CAMERA.tanHalfFovVertical * depthM * 100;
}

describe.each(["floor", "wall", "tabletop", "ceiling"] as const satisfies Surface[])("on the %s", (surface) => {
  test.each([12, 45, 85, 140, 210])("%s cm stay within 5 percent", (heightCm) => {
    const height = placedHeightCm(aPlacement({ surface, heightCm }));
    expect(Math.abs(height / heightCm - 1)).toBeLessThan(0.05);
  });

  test("pixels per centimetre say what the box shows", () => {
    const { box, pixelsPerCm } = place(aPlacement({ surface }));
    expect(Math.abs(box.height / pixelsPerCm / 85 - 1)).toBeLessThan(0.05);
  });

  test.each([
    { width: 1024, height: 1024 },
    { width: 819, height: 1024 },
    { width: 1024, height: 576 },
  ])("the product is wholly inside $width × $height", (canvas) => {
    for (const heightCm of [30, 90, 200]) {
      const { box } = place(aPlacement({ surface, heightCm, canvas }));
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.left + box.width).toBeLessThanOrEqual(canvas.width);
      expect(box.top + box.height).toBeLessThanOrEqual(canvas.height);
    }
  });
});

test("what stands on the floor touches it where the camera sees the floor at that depth", () => {
  const { box, depthM } = place(aPlacement());
  expect((box.top + box.height) / 1024).toBeCloseTo(rowAt(ROOM_CAMERA, 0, depthM), 2);
});

test("what stands on the floor ends below the horizon", () => {
  for (const heightCm of [20, 80, 200]) {
    const { box } = place(aPlacement({ heightCm }));
    expect(box.top + box.height).toBeGreaterThan(0.5 * 1024);
  }
});

test("a taller product beside a smaller one is taller in the picture", () => {
  const chair = place(aPlacement({ heightCm: 80 }));
  const shelf = place(aPlacement({ heightCm: 160, cutOutBox: { left: 0, top: 0, width: 400, height: 850 } }));
  expect(shelf.box.height / shelf.pixelsPerCm).toBeCloseTo((2 * chair.box.height) / chair.pixelsPerCm, -1);
});

test("what hangs from the ceiling begins at the picture's upper edge", () => {
  expect(place(aPlacement({ surface: "ceiling" })).box.top).toBe(0);
});

test("what hangs on the wall is about at eye level", () => {
  const { box } = place(aPlacement({ surface: "wall" }));
  const middle = (box.top + box.height / 2) / 1024;
  expect(middle).toBeGreaterThan(0.2);
  expect(middle).toBeLessThan(0.5);
});

describe("a rug", () => {
  const rug = place(aPlacement({ surface: "rug", heightCm: 200, widthCm: 140 }));

  test("lies flat: its far edge is shorter than its near one", () => {
    const [farLeft, farRight, nearRight, nearLeft] = rug.flat?.target ?? CORNERS;
    expect(farRight[0] - farLeft[0]).toBeLessThan(nearRight[0] - nearLeft[0]);
    expect(farLeft[1]).toBeLessThan(nearLeft[1]);
  });

  test("has its real size on the floor, within 5 percent", () => {
    const [farLeft, , nearRight, nearLeft] = rug.flat?.target ?? CORNERS;
    const widthCm = (nearRight[0] - nearLeft[0]) / rug.pixelsPerCm;
    const depthAt = (row: number) => ROOM_CAMERA.heightM / (row / 1024 - ROOM_CAMERA.horizon);
    const lengthCm = (depthAt(farLeft[1]) - depthAt(nearLeft[1])) * 100;
    expect(Math.abs(widthCm / 200 - 1)).toBeLessThan(0.05);
    expect(Math.abs(lengthCm / 140 - 1)).toBeLessThan(0.05);
  });

  test("is wholly inside the picture", () => {
    expect(rug.box.left).toBeGreaterThanOrEqual(0);
    expect(rug.box.top + rug.box.height).toBeLessThanOrEqual(1024);
  });
});
