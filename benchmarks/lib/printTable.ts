/*
 * Copyright 2026 The PieCed Portal Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/** One answer of a benchmark. */
export interface Finding {
  /** What was measured. */
  what: string;
  /** The measured value. */
  figure: number;
  /** What it is held against, measured in the same run. */
  reference: number;
  referenceIs: string;
  /** Missing for what is only shown. */
  goal?: {
    /** E.g. `≤ 2×`. */
    text: string;
    isMet: boolean;
  };
}

/** Prints findings as a table. A missed goal is information, not a failure. */
export function printTable(unit: 'ms' | 'MB', findings: Finding[]): void {
  const lines = [
    ['measured', 'figure', 'reference', 'ratio', 'goal', ''],
    ...findings.map(finding => [
      finding.what,
      `${rounded(finding.figure)} ${unit}`,
      `${rounded(finding.reference)} ${unit} (${finding.referenceIs})`,
      `${(finding.figure / finding.reference).toFixed(2)}×`,
      finding.goal?.text ?? '',
      verdictOf(finding),
    ]),
  ];
  const widths = lines[0].map((_, column) =>
    Math.max(...lines.map(line => line[column].length)),
  );
  for (const line of lines) {
    console.log(
      `  ${line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd()}`,
    );
  }
}

function rounded(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function verdictOf({ goal }: Finding): string {
  if (!goal) {
    return '';
  }
  return goal.isMet ? 'ok' : 'missed';
}
