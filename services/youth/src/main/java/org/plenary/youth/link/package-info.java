/// Links with a secret in them, for people without an account: the adult of a sending organisation, a guardian.
///
/// The secret is an HMAC of purpose, id and generation; it is made anew when a mail goes out and stored nowhere. A new
/// generation, or revoking, ends every link made before. The first answer that somebody gives by a link is confirmed by
/// a code mailed to the address the link went to, so that who only saw the link cannot answer.
@NullMarked
package org.plenary.youth.link;

import org.jspecify.annotations.NullMarked;
