// @ts-check
// Loaded into every program of the demo: when the launcher is gone, however that came about, end in order.
import process from "node:process";

process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
});
// A program that has nothing left to do may end; the channel alone does not keep it.
process.channel?.unref();
