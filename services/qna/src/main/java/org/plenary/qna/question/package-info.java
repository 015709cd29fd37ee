/// Questions: their text, their states, and who may see what of them.
///
/// [org.plenary.qna.question.Question] holds the rules of states and moves, free of any framework;
/// [org.plenary.qna.question.Questions] is their store. Asking is one transaction: the session's window, the person's
/// limit and the rule of attribution are judged, the question and its event are inserted, and only then is it
/// acknowledged.
///
/// ```
///            publish            select              stage              answer
/// waiting ───────────▶ published ──────▶ selected ──────────▶ on stage ───────▶ answered
///    │  ▲ dismiss          │ ▲  publish (back)│  ▲ another is staged │  ▲ stage (undo) │
///    ▼                     ▼ └────────────────┘  └───────────────────┘  └──────────────┘
/// dismissed ◀──────────────┴── dismiss       (published and selected ones are staged alike)
/// ```
/// The asker withdraws what is waiting, published, selected or merged. A dismissed question is published as an
/// undo. What is waiting or published can be merged into another, and comes back from there
/// ([org.plenary.qna.question.Tree]). A question that was asked in a public post vanishes with it from
/// wherever it stands, its words, too.
///
/// What always holds: at most one question of a session is on stage, by the database's word too; each change raises the
/// version under the row's lock and goes out as an event in the same transaction; of a question that is not on the
/// board nobody but its asker and the moderators learns the text; an author's name is stored only as the line they
/// chose to show, and not at all under the Chatham House Rule; a question from the youth forum, which comes by gRPC
/// ([org.plenary.qna.forum.ForumGrpc]), leads to no account, and one from a post has none.
@NullMarked
package org.plenary.qna.question;

import org.jspecify.annotations.NullMarked;
