export type Vector = { readonly x: number; readonly y: number; readonly z: number };

export function dot(a: Vector, b: Vector): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

export function cross(a: Vector, b: Vector): Vector {
  return { x: a.y * b.z - a.z * b.y, y: a.z * b.x - a.x * b.z, z: a.x * b.y - a.y * b.x };
}

export function unit(a: Vector): Vector {
  const scale = 1 / Math.hypot(a.x, a.y, a.z);
  return { x: a.x * scale, y: a.y * scale, z: a.z * scale };
}
