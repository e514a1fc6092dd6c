import type { ControlRoute } from "#tests/sandbox/control/route.ts";

import type { ReplicateControl } from "./control.ts";
import { faultRuleSchema } from "./faults.ts";

/** The control functions over HTTP, under `/control/replicate`. */
export function replicateControlRoutes(control: ReplicateControl): ControlRoute[] {
  return [
    see("faults", control.faults),
    see("creates", control.creates),
    see("deliveries", control.deliveries),
    see("predictions", control.predictions),
    {
      method: "POST",
      path: "/replicate/faults",
      answer: (body) => {
        control.addFault(faultRuleSchema.parse(body));
        return control.faults();
      },
    },
    act("clear-faults", control.clearFaults),
    act("forget-outputs", control.forgetOutputs),
    act("reset", control.reset),
  ];
}

function see(name: string, look: () => unknown): ControlRoute {
  return { method: "GET", path: `/replicate/${name}`, answer: look };
}

function act(name: string, action: () => void): ControlRoute {
  return {
    method: "POST",
    path: `/replicate/${name}`,
    answer: () => {
      action();
      return { done: true };
    },
  };
}
