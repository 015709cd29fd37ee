/** Answering a question in writing, for the panel. */
import { html, nothing, render } from 'lit';
import * as api from '../api/calls';
import { Refusal } from '../api/client';
import type { Question } from '../api/types';
import { toast } from '../frame/frame';
import '../pages/qna/words';
import { explain } from '../text/explain';
import { t } from '../text/messages';
import { openDialog } from './dialog';
import { dropDraft, readDraft, writeDraft } from './drafts';
import { field, valueOf } from './form';

const ANSWER_MAX = 5_000;

/** Asks for the answer and sends it; what was typed stays as a draft until it was taken. */
export async function writeAnswer(question: Question): Promise<void> {
  const draft = `write.${question.id}`;
  const wanted = await asked(question, draft);
  if (!wanted) return;
  const { text } = wanted;
  try {
    await onWhatItIs(question, (version) =>
      text === null ? api.takeAnswerBack(question.id, version) : api.writeAnswer(question.id, text, version),
    );
    dropDraft(draft);
    toast(t(text === null ? 'write.takenBack' : 'write.done'));
  } catch (error) {
    toast(explain(error), { seconds: 10 });
  }
}

/** A vote or a mark does not make it another question: it is sent on what it is now, unless its words changed. */
async function onWhatItIs(question: Question, send: (version?: number) => Promise<unknown>): Promise<void> {
  try {
    await send(question.version);
  } catch (error) {
    const now = error instanceof Refusal && error.status === 412 ? (await api.question(question.id)).data : null;
    if (!now || now.text !== question.text || now.answer !== question.answer) throw error;
    await send(now.version);
  }
}

/** What is wanted: this answer, or that there is none any more. */
type Wanted = { readonly text: string | null };

/** Resolves with null where all that was left. */
function asked(question: Question, draft: string): Promise<Wanted | null> {
  return openDialog<Wanted>((close) => {
    const form = document.createElement('div');
    let text = readDraft<{ text: string }>(draft).text ?? question.answer ?? '';
    let error: string | null = null;
    const written = (event: Event) => {
      text = valueOf(event);
      writeDraft(draft, { text });
    };
    const submit = (event: Event) => {
      event.preventDefault();
      if (text.trim() !== '') {
        close({ text: text.trim() });
        return;
      }
      error = t('write.missing');
      show();
      form.querySelector('textarea')?.focus();
    };
    const show = () =>
      render(
        html`<form class="form" novalidate @submit=${submit}>
          <h2>${t('write.title')}</h2>
          <p class="soft" dir="auto">${question.text}</p>
          ${field(
            { id: 'write-text', label: t('write.label'), hint: t('write.hint'), error },
            (described, invalid) =>
              html`<textarea
                class="input"
                id="write-text"
                dir="auto"
                rows="8"
                autofocus
                maxlength=${ANSWER_MAX}
                aria-describedby=${described}
                aria-invalid=${invalid}
                .value=${text}
                @input=${written}
              ></textarea>`,
          )}
          <p class="row row--end">
            ${question.answer
              ? html`<button class="button button--quiet" type="button" @click=${() => close({ text: null })}>${t('write.takeBack')}</button>`
              : nothing}
            <button class="button" type="button" @click=${() => close(null)}>${t('dialog.back')}</button>
            <button class="button button--main" type="submit">${t('write.send')}</button>
          </p>
        </form>`,
        form,
      );
    show();
    return html`${form}`;
  }, t('write.title'));
}
