package dev.sightline.core.explain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.Hiding;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadAblationTest {
  private static final Target.OfClass TARGET = new Target.OfClass("topics", 1);
  private static final CrossHead FOR = HeadsModel.FOR;
  private static final CrossHead AGAINST = HeadsModel.AGAINST;
  private static final CrossHead IDLE = new CrossHead(Side.VIDEO, 0, 1);
  private static final Hiding NOTHING = new Hiding(Mask.none(3, 4), Set.of());

  private final HeadsModel model = new HeadsModel();
  private VideoFeatures features;

  @BeforeEach
  void encode() throws Exception {
    features = model.encode(Path.of("v.mp4"), Progress.NONE);
  }

  private HeadInfluence run(Hiding hiding, Progress progress) throws SightlineException {
    return new HeadAblation(model, features, "a b", hiding)
        .run(TARGET, List.of(FOR, AGAINST, IDLE), progress);
  }

  @Test
  void aHeadCountsByWhatIsLostWithoutIt() throws Exception {
    HeadInfluence found = run(NOTHING, Progress.NONE);
    assertThat(found.whole()).isCloseTo(0.5, within(1e-6));
    assertThat(found.change(FOR)).isCloseTo(-0.3, within(1e-6));
    assertThat(found.change(AGAINST)).isCloseTo(0.2, within(1e-6));
    assertThat(found.change(IDLE)).isZero();
    assertThat(found.has(new CrossHead(Side.VIDEO, 1, 1))).isFalse();
    assertThat(model.asked()).as("once whole, once for each head").hasSize(4);
  }

  @Test
  void aHeadThatIsOffAlreadyIsNotAskedAbout() throws Exception {
    HeadInfluence found = run(new Hiding(NOTHING.mask(), Set.of(FOR)), Progress.NONE);
    assertThat(found.whole()).isCloseTo(0.2, within(1e-6));
    assertThat(found.change(FOR)).isZero();
    assertThat(found.change(AGAINST)).isCloseTo(0.2, within(1e-6));
    assertThat(model.asked()).hasSize(3).allMatch(off -> off.contains(FOR));
  }

  @Test
  void afterACancellationNoHeadIsAsked() {
    Progress stop =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return model.asked().size() == 2;
          }
        };
    assertThatThrownBy(() -> run(NOTHING, stop)).isInstanceOf(CancelledException.class);
    assertThat(model.asked()).hasSize(2);
  }

  @Test
  void aClassThatThereIsNotIsRefused() {
    HeadAblation ablation = new HeadAblation(model, features, "a b", NOTHING);
    assertThatThrownBy(
            () -> ablation.run(new Target.OfClass("moods", 0), List.of(FOR), Progress.NONE))
        .isInstanceOf(SightlineException.class);
  }
}
