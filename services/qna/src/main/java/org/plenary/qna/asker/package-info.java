/// Asking, and what askers see of their questions: always their own words and where these stand.
///
/// A receipt ([org.plenary.qna.asker.Receipts]) tells the same without an account: a link with a secret that follows
/// from the question's id. What always holds: nobody but the asker reads who asked; a question is put in other words
/// only while nobody has decided about it; a receipt shows nothing of the asker, and looking at it changes nothing.
@NullMarked
package org.plenary.qna.asker;

import org.jspecify.annotations.NullMarked;
