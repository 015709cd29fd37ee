package org.plenary.youth.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionnaireTest {

    private static final Scenario SCENARIO = new Scenario(
            "What now?", List.of(new Scenario.Option("This", false, "No."), new Scenario.Option("That", true, "Yes.")));

    @ParameterizedTest
    @CsvSource({"5, 5, true", "5, 4, true", "5, 3, false", "3, 3, true", "3, 2, false", "10, 8, true", "10, 7, false"})
    void fourOfFiveFittingAnswersPass(int scenarios, int fitting, boolean passed) {
        var form = form(scenarios);
        var answers = IntStream.range(0, scenarios)
                .mapToObj(at -> at < fitting ? 1 : 0)
                .toList();
        var judgement = Questionnaire.judge(form, answers);
        assertThat(judgement.passed()).isEqualTo(passed);
        assertThat(judgement.fits()).filteredOn(fits -> fits).hasSize(fitting);
    }

    @Test
    void eachScenarioIsAnsweredWithOneOfItsOptions() {
        var form = form(3);
        assertThat(Questionnaire.isAnswered(form, List.of(0, 1, 0))).isTrue();
        assertThat(Questionnaire.isAnswered(form, List.of(0, 1))).isFalse();
        assertThat(Questionnaire.isAnswered(form, List.of(0, 1, 2))).isFalse();
        assertThat(Questionnaire.isAnswered(form, List.of(0, 1, -1))).isFalse();
        assertThat(Questionnaire.isAnswered(form, List.of(0, 1, 0, 1))).isFalse();
    }

    @Test
    void theSecondTryHasOtherScenarios() {
        var questionnaire = new Questionnaire(form(3), form(4));
        assertThat(questionnaire.form(0)).hasSize(3);
        assertThat(questionnaire.form(1)).hasSize(4);
    }

    @Test
    void aQuestionnaireWithoutAChoiceToMakeIsNone() {
        var allFit = new Scenario(
                "What now?",
                List.of(new Scenario.Option("This", true, "Yes."), new Scenario.Option("That", true, "Yes.")));
        assertThat(new Questionnaire(form(3), form(3)).faults()).isEmpty();
        assertThat(new Questionnaire(form(2), form(3)).faults()).hasSize(1);
        assertThat(new Questionnaire(form(3), form(11)).faults()).hasSize(1);
        assertThat(new Questionnaire(form(3), List.of(SCENARIO, SCENARIO, allFit)).faults())
                .hasSize(1);
    }

    private static List<Scenario> form(int scenarios) {
        return IntStream.range(0, scenarios).mapToObj(at -> SCENARIO).toList();
    }
}
