/// Questions to the panel of a session, votes for them, polls, their moderation and the chair's line.
///
/// | room | does |
/// |---|---|
/// | `question` | the rules of states and moves, and what others see of a question |
/// | `asker` | asking, one's own questions, receipts |
/// | `forum` | questions from the youth forum |
/// | `social` | the hashtag router: public posts that become questions, and where they come from |
/// | `hook`, `mastodon` | its two kinds of sources: signed deliveries, and a tag's timeline |
/// | `programme` | tags and times of sessions, by which posts are routed |
/// | `vote` | the hot path: votes in batches, tallies |
/// | `poll` | polls: drafted, opened, closed |
/// | `ballot` | answers to polls, on the same path as votes |
/// | `batch` | what votes and ballots have in common: batches |
/// | `board` | the ranking, for pages and for live streams |
/// | `similar` | what is asked already, for somebody who is typing |
/// | `moderation` | the moderators' queue and decisions |
/// | `merge` | questions that ask the same, merged and taken apart |
/// | `stage` | what is before the panel, the chair's card |
/// | `window` | when a session takes questions and votes |
/// | `decision` | the chain of all decisions |
/// | `rights` | who may do what |
/// | `session`, `participant` | copies of other services' facts |
@NullMarked
package org.plenary.qna;

import org.jspecify.annotations.NullMarked;
