import { defineConfig } from "vitest/config";

const SERVICES = "tests/support/global-setup.ts";
const INTEGRATION = [
  "tests/{adapters,contracts,core,faults,routes,scripts,workers,operations}/**/*.test.{ts,tsx}",
  "tests/support/**/*.test.ts",
];
const BROWSER = ["tests/browser/**/*.test.ts"];
const SANDBOX = ["tests/sandbox/**/*.test.ts"];
const ARCHITECTURE = ["tests/architecture/**/*.test.ts"];

export default defineConfig({
  test: {
    // Two cores: more files at once only make each of them slower.
    maxWorkers: 2,
    pool: "forks",
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...INTEGRATION, ...BROWSER, ...SANDBOX, ...ARCHITECTURE],
          testTimeout: 20_000,
        },
      },
      { test: { name: "sandbox", include: SANDBOX, testTimeout: 90_000, hookTimeout: 120_000 } },
      { test: { name: "architecture", include: ARCHITECTURE, testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: "integration",
          include: INTEGRATION,
          globalSetup: SERVICES,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "browser",
          include: BROWSER,
          globalSetup: SERVICES,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
