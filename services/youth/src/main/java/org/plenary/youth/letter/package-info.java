/// Mails to the adults of sending organisations and to guardians.
///
/// Whoever changes something owes a letter in the same transaction ([org.plenary.youth.letter.Letters]); the
/// platform's postman sends it afterwards. Address, link and code are put in when it goes out, so none of them waits
/// in a table. No letter goes to a minor, and none names one: they say the pseudonym.
@NullMarked
package org.plenary.youth.letter;

import org.jspecify.annotations.NullMarked;
