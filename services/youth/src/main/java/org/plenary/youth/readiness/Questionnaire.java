package org.plenary.youth.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The scenarios of a conference: one form for the first try, another for the second.
public record Questionnaire(List<Scenario> first, List<Scenario> second) {

    private static final int FEWEST = 3;
    private static final int MOST = 10;
    private static final int OPTIONS_FEWEST = 2;
    private static final int OPTIONS_MOST = 5;

    /// Of five scenarios, four.
    private static final int PASSED_OF_TEN = 8;

    /// What answers came to.
    ///
    /// @param fits whether each answer fits, in the order of the form
    record Judgement(boolean passed, List<Boolean> fits) {}

    public Questionnaire {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /// The form of a try.
    ///
    /// @param tries how many came before
    List<Scenario> form(int tries) {
        return tries == 0 ? first : second;
    }

    /// Whether answers are answers to a form: one option of each scenario.
    static boolean isAnswered(List<Scenario> form, List<Integer> answers) {
        return answers.size() == form.size()
                && IntStream.range(0, form.size())
                        .allMatch(at -> answers.get(at) >= 0
                                && answers.get(at) < form.get(at).options().size());
    }

    /// Judges answers for which [#isAnswered] holds.
    static Judgement judge(List<Scenario> form, List<Integer> answers) {
        var fits = IntStream.range(0, form.size())
                .mapToObj(at -> form.get(at).options().get(answers.get(at)).fits())
                .toList();
        long right = fits.stream().filter(fit -> fit).count();
        return new Judgement(10 * right >= PASSED_OF_TEN * (long) form.size(), fits);
    }

    /// What is wrong with the questionnaire; empty when nothing is.
    List<String> faults() {
        var faults = new ArrayList<String>();
        check("first", first, faults);
        check("second", second, faults);
        return faults;
    }

    private static void check(String name, List<Scenario> form, List<String> faults) {
        if (form.size() < FEWEST || form.size() > MOST) {
            faults.add("%s must have %d to %d scenarios".formatted(name, FEWEST, MOST));
        }
        for (var scenario : form) {
            int options = scenario.options().size();
            if (options < OPTIONS_FEWEST || options > OPTIONS_MOST) {
                faults.add("%s has a scenario that has not %d to %d options"
                        .formatted(name, OPTIONS_FEWEST, OPTIONS_MOST));
            } else if (scenario.options().stream().noneMatch(Scenario.Option::fits)
                    || scenario.options().stream().allMatch(Scenario.Option::fits)) {
                faults.add("%s has a scenario without a choice to make".formatted(name));
            }
        }
    }
}
