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

import { PasswordField, TextAreaField, TextField } from '@backstage/ui';
import { type FieldPath, useController, useFormContext } from 'react-hook-form';
import { fieldId } from './wizardFields';
import type { WizardValues } from './wizardValues';

interface FormFieldProps {
  name: FieldPath<WizardValues>;
  label: string;
  description?: string;
  isRequired?: boolean;
  autoComplete?: string;
  placeholder?: string;
  className?: string;
}

function useField(name: FieldPath<WizardValues>) {
  const { control, trigger } = useFormContext<WizardValues>();
  const { field, fieldState } = useController({ name, control });
  return {
    id: fieldId(name),
    name,
    value: typeof field.value === 'string' ? field.value : '',
    onChange: (value: string) => {
      field.onChange(value);
      // What is shown as wrong goes away with the key that mends it.
      if (fieldState.error) {
        trigger(name);
      }
    },
    onBlur: field.onBlur,
    validationBehavior: 'aria' as const,
    // Not `isInvalid`: that would show the field red without saying why.
    validate: () => fieldState.error?.message ?? null,
  };
}

/** One line of text, checked when one leaves it. */
export function FormTextField({ name, ...props }: FormFieldProps) {
  return <TextField {...props} {...useField(name)} />;
}

/** A text of several lines. */
export function FormTextArea({
  name,
  rows,
  ...props
}: FormFieldProps & { rows?: number }) {
  return <TextAreaField {...props} rows={rows} {...useField(name)} />;
}

/** A value that nobody may see again once it is sent. */
export function FormSecretField({ name, ...props }: FormFieldProps) {
  return (
    <PasswordField {...props} autoComplete="new-password" {...useField(name)} />
  );
}
