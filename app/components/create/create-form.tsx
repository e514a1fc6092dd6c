import { BlockStack } from "@shopify/polaris";
import { useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useState, type ReactElement } from "react";

import { runPath } from "#app/components/page/page-paths.ts";
import type { RunForm } from "#app/core/run/views.ts";
import { ChosenProducts } from "./chosen-products.tsx";
import styles from "./create.module.css";
import type { CreateAnswer } from "./create-answer.ts";
import { RunEstimate } from "./run-estimate.tsx";
import type { SkippedProduct } from "./skipped-products.tsx";
import { StyleChoice } from "./style-choice.tsx";
import { useCreateProblem } from "./use-create-problem.ts";

export type CreateFormProps = {
  readonly form: RunForm;
  /** Sent with the form, so that a double click or a repeated request makes one run. */
  readonly requestKey: string;
};

/** What was found unusable when the page was opened, and what has become so since. */
function skippedOf(form: RunForm, answer: CreateAnswer | undefined): readonly SkippedProduct[] {
  const sinceThen = answer?.outcome === "requested" || answer?.outcome === "nothing-to-do" ? answer.skipped : [];
  const already = form.products.flatMap(({ gid, title, problem }) =>
    problem === null ? [] : [{ productGid: gid, title, problem }],
  );
  return [...already, ...sinceThen];
}

export function CreateForm({ form, requestKey }: CreateFormProps): ReactElement {
  const fetcher = useFetcher<CreateAnswer>();
  const navigate = useNavigate();
  const [style, setStyle] = useState(form.styleKeys[0]);
  const able = form.products.filter((row) => row.problem === null);
  const answer = fetcher.data;
  const problem = useCreateProblem({ answer, shots: able.length, left: form.credits.left });
  const requested = answer?.outcome === "requested" ? answer : null;
  const isComplete = requested?.skipped.length === 0;

  useEffect(() => {
    if (requested !== null && isComplete) navigate(runPath(requested.runId));
  }, [requested, isComplete, navigate]);

  return (
    <fetcher.Form method="post" action="/app/api/runs">
      <input type="hidden" name="requestKey" value={requestKey} />
      {able.map((row) => (
        <input key={row.gid} type="hidden" name="products" value={row.gid} />
      ))}
      <div className={styles["columns"]}>
        <BlockStack gap="400">
          <StyleChoice styleKeys={form.styleKeys} chosen={style} onChoose={setStyle} />
          <ChosenProducts products={form.products} />
        </BlockStack>
        <div className={styles["side"]}>
          <RunEstimate
            shots={able.length}
            creditsLeft={form.credits.left}
            problem={problem}
            skipped={skippedOf(form, answer)}
            isSubmitting={fetcher.state !== "idle" || isComplete}
            runId={requested?.runId ?? null}
          />
        </div>
      </div>
    </fetcher.Form>
  );
}
