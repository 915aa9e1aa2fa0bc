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

import { ButtonIcon, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import { usePiecedTranslation } from '../translations';
import styles from './CopyableText.module.css';

const SHOWN_MS = 2_000;

/** A technical name in a fixed-width font, with a button that copies it. */
export function CopyableText({ text, what }: { text: string; what: string }) {
  const { t } = usePiecedTranslation();
  const [isCopied, setIsCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) {
      return undefined;
    }
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const label = isCopied ? t('common.copied') : t('common.copy', { what });
  return (
    <span className={styles.root}>
      <code className={styles.text}>{text}</code>
      <TooltipTrigger delay={300}>
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={label}
          icon={isCopied ? <RiCheckLine /> : <RiFileCopyLine />}
          onPress={async () => {
            await navigator.clipboard?.writeText(text);
            setIsCopied(true);
          }}
        />
        <Tooltip>{label}</Tooltip>
      </TooltipTrigger>
    </span>
  );
}
