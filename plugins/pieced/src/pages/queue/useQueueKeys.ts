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

import type { TenantRequest } from '@pieced/plugin-pieced-common';
import { useEffect, useRef } from 'react';

interface QueueKeysOptions {
  items: TenantRequest[];
  /** The request whose review is open. */
  openId?: string;
  /** Set while a dialog has the keyboard. */
  isPaused: boolean;
  onDecide: (kind: 'approve' | 'reject', request: TenantRequest) => void;
  onHelp: () => void;
  onClose: () => void;
}

/**
 * Works the queue without a mouse: j and k move the focus through the rows (enter opens a focused row by itself), a
 * and r decide on the focused or open request, ? shows the keys, escape goes back to the list.
 */
export function useQueueKeys(options: QueueKeysOptions) {
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (latest.current.isPaused || isForSomethingElse(event)) {
        return;
      }
      if (handle(event.key, latest.current)) {
        event.preventDefault();
        // Else the table would take the letter for the beginning of a row's name.
        event.stopPropagation();
      }
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

function isForSomethingElse(event: KeyboardEvent): boolean {
  const isTyping =
    event.target instanceof HTMLElement &&
    event.target.closest('input, textarea, select, [contenteditable]') !== null;
  return isTyping || event.ctrlKey || event.metaKey || event.altKey;
}

function handle(key: string, options: QueueKeysOptions): boolean {
  const { items, openId } = options;
  const currentId = focusedId() ?? openId;
  const index = items.findIndex(item => item.id === currentId);
  switch (key) {
    case 'j':
      return focusRow(items[Math.min(index + 1, items.length - 1)]);
    case 'k':
      return focusRow(items[Math.max(index - 1, 0)]);
    case 'a':
    case 'r':
      if (index >= 0) {
        options.onDecide(key === 'a' ? 'approve' : 'reject', items[index]);
      }
      return index >= 0;
    case '?':
      options.onHelp();
      return true;
    case 'Escape':
      options.onClose();
      return openId !== undefined;
    default:
      return false;
  }
}

function focusedId(): string | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-key]');
  return row?.dataset.key;
}

function focusRow(item: TenantRequest | undefined): boolean {
  const row =
    item &&
    document.querySelector<HTMLElement>(`[data-key="${CSS.escape(item.id)}"]`);
  row?.focus();
  return row !== undefined && row !== null;
}
