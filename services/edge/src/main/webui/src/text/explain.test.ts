import { describe, expect, test } from 'vitest';
import { Refusal, Unreachable } from '../api/client';
import { explain, fieldMessage, otherFields, sentence } from './explain';

const refusal = (status: number, code: string, detail = '', fields: { field: string; message: string }[] = [], retry: number | null = null) =>
  new Refusal(status, code, '', detail, fields, retry, {});

describe('a refusal in words', () => {
  test('goes by its code first', () => {
    expect(explain(refusal(409, 'votingClosed', 'whatever'))).toBe('Support is closed for this session.');
  });

  test('then by what the server says, then by its status', () => {
    expect(explain(refusal(409, 'somethingNew', 'The hall is closed.'))).toBe('The hall is closed.');
    expect(explain(refusal(404, ''))).toContain('not there any more');
  });

  test.each([
    ...['notOpen', 'held', 'frozen', 'frozenByLead', 'full', 'notAssigned', 'notHere', 'noConsent', 'otherBand', 'youthOnly'],
    ...['needsTwoFacilitators', 'needsStances', 'notAgreed', 'needsContributions', 'helpNeeded', 'tooLong', 'tooManyReports'],
    ...['tooManyLetters', 'tooManyConclusions', 'tooManyRooms', 'tooManyWaiting', 'otherForm', 'otherWording', 'wrongState'],
  ])('the youth forum’s `%s` comes from the catalogue', (code) => {
    const service = 'What the service says in its own language.';
    expect(explain(refusal(409, code, service))).not.toBe(service);
  });

  test('says how long to wait', () => {
    expect(explain(refusal(429, 'tooMany', '', [], 12))).toContain('12 seconds');
    expect(explain(refusal(503, '', 'java.net.ConnectException', [], 1))).toContain('1 second;');
  });

  test('never shows a server’s own fault in its own words', () => {
    expect(explain(refusal(500, '', 'NullPointerException'))).not.toContain('NullPointer');
  });

  test('tells silence from refusal', () => {
    expect(explain(new Unreachable(null))).toContain('Nothing answered');
    expect(explain(new Error('bug'))).toContain('did not foresee');
  });

  test('makes a sentence of a fragment', () => {
    expect(sentence('must be in the future')).toBe('This must be in the future.');
    expect(sentence('must not be null')).toBe('Please fill this in.');
    expect(sentence('Please give your name.')).toBe('Please give your name.');
    expect(sentence('')).toBe('This cannot be used as it is.');
  });

  test('finds the errors of a field, also of a nested one, and those that no field shows', () => {
    const refused = refusal(422, 'invalid', '', [
      { field: 'name', message: 'Please give your name.' },
      { field: 'kinds[2].capacity', message: 'At least 0.' },
    ]);
    expect(fieldMessage(refused, 'name')).toBe('Please give your name.');
    expect(fieldMessage(refused, 'capacity')).toBe('At least 0.');
    expect(fieldMessage(refused, 'country')).toBeNull();
    expect(otherFields(refused, ['name']).map((e) => e.field)).toEqual(['kinds[2].capacity']);
  });
});
