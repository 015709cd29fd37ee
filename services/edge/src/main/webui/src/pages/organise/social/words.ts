/** What only the organiser's part about posts says. */
import { learn } from '../../../text/messages';
import en from './en.json';

learn({ en });
