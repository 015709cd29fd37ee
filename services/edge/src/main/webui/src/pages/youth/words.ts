/** What only the youth forum's pages say. */
import { learn } from '../../text/messages';
import en from './en.json';

learn({ en });
