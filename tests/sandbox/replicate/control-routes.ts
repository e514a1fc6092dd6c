import type { ReplicateControl } from "./control.ts";
import { faultRuleSchema } from "./faults.ts";

type ControlRoute = {
  readonly method: string;
  readonly path: string;
  readonly answer: (body: unknown) => unknown;
};

/** The control functions over HTTP. */
export function replicateControlRoutes(control: ReplicateControl): ControlRoute[] {
  return [
    { method: "GET", path: "/control/replicate/faults", answer: () => control.faults() },
    {
      method: "POST",
      path: "/control/replicate/faults",
      answer: (body) => {
        control.addFault(faultRuleSchema.parse(body));
        return control.faults();
      },
    },
    act("DELETE", "/control/replicate/faults", control.clearFaults),
    { method: "GET", path: "/control/replicate/creates", answer: () => control.creates() },
    { method: "GET", path: "/control/replicate/deliveries", answer: () => control.deliveries() },
    { method: "GET", path: "/control/replicate/predictions", answer: () => control.predictions() },
    act("POST", "/control/replicate/forget-outputs", control.forgetOutputs),
    act("POST", "/control/replicate/reset", control.reset),
  ];
}

function act(method: string, path: string, action: () => void): ControlRoute {
  return {
    method,
    path,
    answer: () => {
      action();
      return { done: true };
    },
  };
}
