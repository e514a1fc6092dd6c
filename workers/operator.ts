import { parseArgs } from "node:util";
import { z } from "zod";

import { compose } from "#app/composition.server.ts";
import { readConfig } from "#app/config.server.ts";
import { giveCredits } from "#app/core/billing/adjust-credits.ts";
import { shopDomainSchema } from "#app/core/ids.ts";

const USAGE = `node workers/operator.ts give-credits --shop SHOP.myshopify.com --credits N --reason TEXT\n`;

const giftSchema = z.object({
  shop: shopDomainSchema,
  credits: z.coerce.number().int().min(1).max(100_000),
  reason: z.string().min(3).max(200),
});

/** What the person who runs the app can do beside it; every act stays in the records. */
async function operate(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { shop: { type: "string" }, credits: { type: "string" }, reason: { type: "string" } },
  });
  const gift = giftSchema.safeParse(values);
  if (positionals[0] !== "give-credits" || !gift.success) {
    process.stderr.write(USAGE);
    return 2;
  }
  const composition = compose(readConfig(), "operator");
  try {
    const given = await giveCredits(composition.ports, gift.data);
    process.stdout.write(`${JSON.stringify(given)}\n`);
    return given.outcome === "given" ? 0 : 1;
  } finally {
    await composition.close();
  }
}

process.exitCode = await operate(process.argv.slice(2));
