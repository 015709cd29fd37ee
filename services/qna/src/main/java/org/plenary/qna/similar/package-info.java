/// Questions on the board that ask what somebody is about to ask: they may support one instead.
///
/// A question is found by its translations as well, and once. Two measures of likeness
// ([org.plenary.qna.similar.SimilarQuestions]): how many of the words have one stem, by the
/// dictionary of the language in which the other was asked, so that a page's language does not matter; and how many
/// groups of three letters they share, which finds what dictionaries do not know, misspelled and without spaces too.
/// A person looks a bounded number of times ([org.plenary.qna.similar.LookLimit]).
/// What always holds: nobody is shown a question that is not on the board; what is typed is kept nowhere.
@NullMarked
package org.plenary.qna.similar;

import org.jspecify.annotations.NullMarked;
