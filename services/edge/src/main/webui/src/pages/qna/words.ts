/** What only who appeals, who moderates and who reads a ledger is told. */
import { learn } from '../../text/messages';
import en from './en.json';

learn({ en });
