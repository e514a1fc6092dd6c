-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ShotState" AS ENUM ('waiting', 'preparing', 'painting', 'checking', 'ready', 'failed', 'cancelled', 'expired');

-- CreateEnum
CREATE TYPE "Decision" AS ENUM ('undecided', 'approved', 'discarded', 'repainted');

-- CreateEnum
CREATE TYPE "AttemptState" AS ENUM ('planned', 'creating', 'created', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "PublicationState" AS ENUM ('pending', 'staged', 'filed', 'attached', 'placed', 'blocked', 'removed');

-- CreateEnum
CREATE TYPE "LedgerKind" AS ENUM ('grant', 'purchase', 'reserve', 'capture', 'release', 'overage', 'expire', 'adjust');

-- CreateEnum
CREATE TYPE "ReceiptSource" AS ENUM ('shopify', 'replicate');

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shop" (
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "installedAt" TIMESTAMP(3) NOT NULL,
    "uninstalledAt" TIMESTAMP(3),
    "accessLostAt" TIMESTAMP(3),

    CONSTRAINT "Shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" UUID NOT NULL,
    "shopId" UUID NOT NULL,
    "requestKey" UUID NOT NULL,
    "styleKey" TEXT NOT NULL,
    "requestedBy" TEXT,
    "requestedAt" TIMESTAMP(3) NOT NULL,
    "cancelledAt" TIMESTAMP(3),
    "virtualTime" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shot" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "shopId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "productGid" TEXT NOT NULL,
    "productTitle" TEXT NOT NULL,
    "productUrl" TEXT,
    "photoGid" TEXT NOT NULL,
    "photoUrl" TEXT NOT NULL,
    "styleKey" TEXT NOT NULL,
    "variation" INTEGER NOT NULL DEFAULT 0,
    "surface" TEXT NOT NULL,
    "size" JSONB NOT NULL,
    "state" "ShotState" NOT NULL DEFAULT 'waiting',
    "decision" "Decision" NOT NULL DEFAULT 'undecided',
    "failureReason" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "wakeAt" TIMESTAMP(3),
    "cutOutId" UUID,
    "placement" JSONB,
    "score" INTEGER,
    "checkReasons" JSONB,
    "relightPercent" DOUBLE PRECISION,
    "enlarged" BOOLEAN NOT NULL DEFAULT false,
    "requestedAt" TIMESTAMP(3) NOT NULL,
    "readyAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Shot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CutOut" (
    "id" UUID NOT NULL,
    "shopId" UUID NOT NULL,
    "photoHash" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "confident" BOOLEAN NOT NULL,
    "reasons" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CutOut_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" UUID NOT NULL,
    "shopId" UUID NOT NULL,
    "shotId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "promptVersion" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "state" "AttemptState" NOT NULL DEFAULT 'planned',
    "createStartedAt" TIMESTAMP(3),
    "predictionId" TEXT,
    "outputUrl" TEXT,
    "outputStored" BOOLEAN NOT NULL DEFAULT false,
    "detail" TEXT,
    "costCents" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "shopId" UUID NOT NULL,
    "shotId" UUID NOT NULL,
    "decision" "Decision" NOT NULL,
    "byUserId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" UUID NOT NULL,
    "shopId" UUID NOT NULL,
    "shotId" UUID NOT NULL,
    "productGid" TEXT NOT NULL,
    "state" "PublicationState" NOT NULL DEFAULT 'pending',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "wakeAt" TIMESTAMP(3),
    "filename" TEXT NOT NULL,
    "altText" TEXT NOT NULL,
    "resourceUrl" TEXT,
    "fileAskedAt" TIMESTAMP(3),
    "fileGid" TEXT,
    "mediaBefore" JSONB,
    "blockReason" TEXT,
    "removeRequestedAt" TIMESTAMP(3),
    "requestedAt" TIMESTAMP(3) NOT NULL,
    "placedAt" TIMESTAMP(3),
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CreditBalance" (
    "shopId" UUID NOT NULL,
    "left" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "used" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CreditBalance_pkey" PRIMARY KEY ("shopId")
);

-- CreateTable
CREATE TABLE "CreditLot" (
    "id" UUID NOT NULL,
    "shopId" UUID NOT NULL,
    "granted" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CreditLot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" UUID NOT NULL,
    "shopId" UUID NOT NULL,
    "kind" "LedgerKind" NOT NULL,
    "credits" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "lotId" UUID,
    "shotId" UUID,
    "reason" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookReceipt" (
    "id" UUID NOT NULL,
    "source" "ReceiptSource" NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "shopDomain" TEXT,
    "fields" JSONB NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "wakeAt" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "WebhookReceipt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "Shop_domain_key" ON "Shop"("domain");

-- CreateIndex
CREATE INDEX "Run_shopId_requestedAt_idx" ON "Run"("shopId", "requestedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Run_shopId_requestKey_key" ON "Run"("shopId", "requestKey");

-- CreateIndex
CREATE INDEX "Shot_shopId_sequence_idx" ON "Shot"("shopId", "sequence");

-- CreateIndex
CREATE INDEX "Shot_shopId_state_decision_idx" ON "Shot"("shopId", "state", "decision");

-- CreateIndex
CREATE INDEX "Shot_shopId_productGid_idx" ON "Shot"("shopId", "productGid");

-- CreateIndex
CREATE INDEX "Shot_runId_sequence_idx" ON "Shot"("runId", "sequence");

-- CreateIndex
CREATE INDEX "Shot_wakeAt_idx" ON "Shot"("wakeAt");

-- CreateIndex
CREATE UNIQUE INDEX "CutOut_shopId_photoHash_key" ON "CutOut"("shopId", "photoHash");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_predictionId_key" ON "Attempt"("predictionId");

-- CreateIndex
CREATE INDEX "Attempt_shopId_idx" ON "Attempt"("shopId");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_shotId_number_key" ON "Attempt"("shotId", "number");

-- CreateIndex
CREATE INDEX "Review_shopId_idx" ON "Review"("shopId");

-- CreateIndex
CREATE INDEX "Review_shotId_idx" ON "Review"("shotId");

-- CreateIndex
CREATE INDEX "Publication_shopId_state_idx" ON "Publication"("shopId", "state");

-- CreateIndex
CREATE INDEX "Publication_wakeAt_idx" ON "Publication"("wakeAt");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_shotId_productGid_key" ON "Publication"("shotId", "productGid");

-- CreateIndex
CREATE INDEX "CreditLot_shopId_expiresAt_idx" ON "CreditLot"("shopId", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_key_key" ON "LedgerEntry"("key");

-- CreateIndex
CREATE INDEX "LedgerEntry_shopId_at_idx" ON "LedgerEntry"("shopId", "at");

-- CreateIndex
CREATE INDEX "LedgerEntry_shotId_idx" ON "LedgerEntry"("shotId");

-- CreateIndex
CREATE INDEX "WebhookReceipt_wakeAt_idx" ON "WebhookReceipt"("wakeAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookReceipt_source_deliveryId_key" ON "WebhookReceipt"("source", "deliveryId");

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shot" ADD CONSTRAINT "Shot_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shot" ADD CONSTRAINT "Shot_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shot" ADD CONSTRAINT "Shot_cutOutId_fkey" FOREIGN KEY ("cutOutId") REFERENCES "CutOut"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CutOut" ADD CONSTRAINT "CutOut_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_shotId_fkey" FOREIGN KEY ("shotId") REFERENCES "Shot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_shotId_fkey" FOREIGN KEY ("shotId") REFERENCES "Shot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_shotId_fkey" FOREIGN KEY ("shotId") REFERENCES "Shot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreditBalance" ADD CONSTRAINT "CreditBalance_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreditLot" ADD CONSTRAINT "CreditLot_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "Shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Not in the Prisma schema: what it has no words for.
-- The dispatcher takes from the front of each run's waiting shots, however many thousands wait behind them.
CREATE INDEX "Shot_waiting_idx" ON "Shot" ("runId", "sequence") WHERE "state" = 'waiting';
-- A balance that would go below nothing is a bug: the database refuses it.
ALTER TABLE "CreditBalance" ADD CONSTRAINT "CreditBalance_left_check" CHECK ("left" >= 0);
ALTER TABLE "CreditBalance" ADD CONSTRAINT "CreditBalance_held_check" CHECK ("held" >= 0);
ALTER TABLE "CreditBalance" ADD CONSTRAINT "CreditBalance_used_check" CHECK ("used" >= 0);
ALTER TABLE "CreditLot" ADD CONSTRAINT "CreditLot_left_check" CHECK ("left" >= 0 AND "left" <= "granted");
-- One reservation pays for one shot, once.
CREATE UNIQUE INDEX "LedgerEntry_shot_kind_key" ON "LedgerEntry" ("shotId", "kind") WHERE "shotId" IS NOT NULL;
-- Every room shot that nobody has decided yet and that something still works on has a time at which the sweep looks at it.
ALTER TABLE "Shot" ADD CONSTRAINT "Shot_wakes_check" CHECK ("state" NOT IN ('preparing', 'painting', 'checking') OR "wakeAt" IS NOT NULL);
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_wakes_check" CHECK ("state" NOT IN ('pending', 'staged', 'filed', 'attached') OR "wakeAt" IS NOT NULL);
