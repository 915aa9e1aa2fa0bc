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

import { Markup } from './markup';

const font =
  "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Colours of a light mail, inline: some programs know nothing else. Every pair has a contrast of at least 4.5. */
export const styles = {
  body: 'margin:0;padding:0;background-color:#f2f4f7',
  page: 'background-color:#f2f4f7',
  outer: 'padding:24px 12px',
  frame: 'max-width:600px',
  brand: `padding:0 4px 12px;${font};font-size:18px;font-weight:bold;color:#1f5493`,
  card: 'padding:28px 24px;background-color:#ffffff;border:1px solid #d5dbe3;border-radius:8px',
  status: `margin:0 0 16px;${font};font-size:18px;line-height:26px;font-weight:bold;color:#17202b`,
  next: `margin:0 0 16px;${font};font-size:15px;line-height:23px;color:#17202b`,
  button: 'margin:8px 0 24px',
  buttonCell: 'border-radius:6px;background-color:#1f5493',
  buttonLink: `display:inline-block;padding:12px 22px;${font};font-size:15px;font-weight:bold;color:#ffffff;text-decoration:none;border-radius:6px`,
  label: `width:150px;padding:8px 12px 8px 0;border-top:1px solid #d5dbe3;${font};font-size:14px;line-height:20px;font-weight:normal;text-align:left;vertical-align:top;color:#526070`,
  value: `padding:8px 0;border-top:1px solid #d5dbe3;${font};font-size:14px;line-height:20px;vertical-align:top;color:#17202b;word-break:break-word`,
  footer: `padding:16px 4px 0;${font};font-size:13px;line-height:19px;color:#526070`,
} as const;

/** The same for readers who like it dark. */
export const darkStyles = new Markup(`
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#11161d!important}
.brand{color:#9cc9ff!important}
.card{background-color:#1b222c!important;border-color:#354150!important}
.text{color:#e9edf2!important}
.muted{color:#a8b4c2!important}
.line{border-color:#354150!important}
.button{background-color:#9cc9ff!important}
.button a{color:#0d2340!important}
}
@media (max-width:480px){
.label{width:110px!important}
}
`);
