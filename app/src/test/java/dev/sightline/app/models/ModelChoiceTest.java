package dev.sightline.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
  private final List<String> remembered = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final ModelChoice choice =
      new ModelChoice("everyday", "everyday", remembered::add, changed::add);

  @Test
  void whatIsLentIsInUseButNotAtTheNextStart() {
    choice.lend("laboratory");
    assertThat(choice.inUseProperty().get()).isEqualTo("laboratory");
    assertThat(changed).containsExactly("laboratory");
    assertThat(remembered).isEmpty();
  }

  @Test
  void whatIsTakenIntoUseStaysSo_alsoIfItWasLentBefore() {
    choice.lend("laboratory");
    choice.use("laboratory");
    assertThat(changed).as("once").containsExactly("laboratory");
    assertThat(remembered).containsExactly("laboratory");
  }
}
