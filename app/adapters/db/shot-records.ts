import { randomUUID } from "node:crypto";
import { Prisma } from "@prisma/client";

import type { Tables } from "#app/adapters/db/client.ts";
import { toJson } from "#app/adapters/db/json.ts";
import { countShots } from "#app/adapters/db/shot-counts.ts";
import { shotOf } from "#app/adapters/db/shot-row.ts";
import { toReviewAround } from "#app/adapters/db/to-review-around.ts";
import type { ShotMove, ShotRecords } from "#app/core/records.ts";
import type { LibraryFilter } from "#app/core/run/views.ts";
import { WORKING_STATES } from "#app/core/shot/shot.ts";

export function shotRecords(tables: Tables): ShotRecords {
  return {
    async addAll(shots) {
      await tables.shot.createMany({ data: shots.map((shot) => ({ ...shot, size: toJson(shot.size) })) });
    },
    async find(shopId, id) {
      const row = await tables.shot.findFirst({ where: { shopId, id } });
      return row === null ? null : shotOf(row);
    },
    async lock(shopId, id) {
      await tables.$queryRaw`SELECT 1 FROM "Shot" WHERE id = ${id}::uuid AND "shopId" = ${shopId}::uuid FOR UPDATE`;
    },
    async ofRun(shopId, runId) {
      const rows = await tables.shot.findMany({ where: { shopId, runId }, orderBy: { sequence: "asc" } });
      return rows.map(shotOf);
    },
    async move({ shopId, id }, move) {
      const where = { shopId, id, state: move.from, decision: "undecided" as const };
      const moved = await tables.shot.updateMany({ where, data: changeOf(move) });
      return moved.count === 1;
    },
    async decide({ shopId, id }, { decision, byUserId, at }) {
      const decided = await tables.shot.updateMany({
        where: { shopId, id, state: "ready", decision: "undecided" },
        data: { decision, wakeAt: null, expiresAt: null },
      });
      if (decided.count === 0) return false;
      await tables.review.create({ data: { id: randomUUID(), shopId, shotId: id, decision, byUserId, at } });
      return true;
    },
    async list(shopId, { filter, skip, take }) {
      const where = { shopId, ...FILTERS[filter] };
      const [rows, total] = await Promise.all([
        tables.shot.findMany({ where, orderBy: { sequence: "desc" }, skip, take }),
        tables.shot.count({ where }),
      ]);
      return { shots: rows.map(shotOf), total };
    },
    toReviewAround: toReviewAround(tables),
    counts: (shopId, products) => countShots(tables, shopId, products),
  };
}

function changeOf(move: ShotMove): Prisma.ShotUpdateManyMutationInput & { cutOutId?: string | null } {
  const { from, to, placement, checkReasons, ...rest } = move;
  return {
    ...rest,
    // What has come to a new state has met no trouble there yet, unless the move says otherwise.
    ...(from === to ? {} : { tries: move.tries ?? 0 }),
    state: to,
    ...(placement === undefined ? {} : { placement: placement === null ? Prisma.DbNull : toJson(placement) }),
    ...(checkReasons === undefined ? {} : { checkReasons: toJson(checkReasons) }),
  };
}

const PUBLISHED: Prisma.PublicationListRelationFilter = { some: { state: "placed" } };

const FILTERS: Readonly<Record<LibraryFilter, Prisma.ShotWhereInput>> = {
  all: {},
  review: { state: "ready", decision: "undecided" },
  working: { state: { in: [...WORKING_STATES] } },
  published: { publications: PUBLISHED },
  approved: { decision: "approved" },
  failed: { state: { in: ["failed", "cancelled", "expired"] } },
  discarded: { decision: { in: ["discarded", "repainted"] } },
};
