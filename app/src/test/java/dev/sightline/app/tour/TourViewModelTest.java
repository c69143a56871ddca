package dev.sightline.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TourViewModelTest {
  private final AtomicInteger kept = new AtomicInteger();
  private final TourViewModel model = new TourViewModel(false, kept::incrementAndGet);

  @Test
  void goesFromStopToStopAndEndsAfterTheLast() {
    model.next();
    assertThat(model.indexProperty().get()).as("nothing before it begins").isEqualTo(-1);
    model.begin();
    model.back();
    assertThat(model.indexProperty().get()).isZero();
    for (int i = 1; i < model.steps().size(); i++) {
      model.next();
      assertThat(model.indexProperty().get()).isEqualTo(i);
    }
    model.back();
    assertThat(model.indexProperty().get()).isEqualTo(model.steps().size() - 2);
    model.next();
    model.next();
    assertThat(model.indexProperty().get()).isEqualTo(-1);
    assertThat(model.isSeen()).isTrue();
  }

  @Test
  void whoLeavesItHasSeenItAndIsToldOnce() {
    model.end();
    assertThat(kept).as("it had not begun").hasValue(0);
    model.begin();
    model.end();
    model.begin();
    model.end();
    assertThat(kept).hasValue(1);
    assertThat(model.isSeen()).isTrue();
  }

  @Test
  void everyStopSaysSomething() {
    assertThat(model.steps())
        .allSatisfy(
            step -> {
              assertThat(step.title()).isNotBlank();
              assertThat(step.text()).isNotBlank();
            });
  }
}
