package org.plenary.youth.letter;

/// One letter, in plain text.
record Letter(String subject, String text) {

    /// Where a letter goes.
    ///
    /// @param organisation the sending organisation
    /// @param pseudonym whom it is about; empty where it is about a whole group
    record Occasion(String conference, String organisation, String pseudonym) {}

    /// Tells the adult of an organisation that young people wait for them.
    static Letter membersWait(Occasion occasion, String link) {
        return new Letter("Please confirm who takes part: " + occasion.conference(), """
                Dear colleague,

                young people have joined the youth forum of %s with the code of %s. Before anything else happens, you
                confirm who each of them is and that the year of birth is right:

                %s

                The link is yours alone; please do not pass it on. If you did not expect this, ignore it: without your
                word nobody takes part.
                """.formatted(
                        occasion.conference(), occasion.organisation(), link));
    }

    /// Asks a guardian.
    static Letter guardianAsked(Occasion occasion, String link) {
        return new Letter("Your consent is asked for: " + occasion.conference(), """
                Dear parent or guardian,

                a young person whom you care for would like to take part in the youth forum of %s, sent by %s, under the
                pseudonym "%s". At their age they need your consent. Here you read what it is about, and say yes or no to
                each part of it:

                %s

                You can change your answers with the same link at any time. It is yours alone; please do not pass it on.
                If you know nothing of this, ignore it: without your yes they do not take part.
                """.formatted(
                        occasion.conference(), occasion.organisation(), occasion.pseudonym(), link));
    }

    /// Brings the code that confirms a first answer.
    static Letter code(Occasion occasion, String code) {
        return new Letter("Your code: " + code, """
                %s is the code that confirms your answer for the youth forum of %s. It is valid for half an hour.

                If you did not ask for a code, somebody else has your link: tell %s.
                """.formatted(code, occasion.conference(), occasion.organisation()));
    }
}
