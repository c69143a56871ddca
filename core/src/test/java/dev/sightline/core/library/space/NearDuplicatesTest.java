package dev.sightline.core.library.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.space.NearDuplicates.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
  @Test
  void alikeAndAboutAsLongIsNearlyTheSame() throws Exception {
    List<Candidate> all =
        List.of(
            at(1, 10_000, 0),
            at(2, 10_400, 5), // cos 5° = 0.996
            at(3, 60_000, 0), // as alike, much longer
            at(4, 10_200, 40), // as long, cos 35° = 0.82
            at(5, 61_000, 3),
            at(6, 2_000, 90),
            at(7, 2_499, 90));
    assertThat(NearDuplicates.groups(all, 0.98, Progress.NONE))
        .containsExactly(List.of(1L, 2L), List.of(3L, 5L), List.of(6L, 7L));
    assertThat(NearDuplicates.groups(all, 0.8, Progress.NONE))
        .containsExactly(List.of(1L, 2L, 4L), List.of(3L, 5L), List.of(6L, 7L));
    assertThat(NearDuplicates.groups(all, 1.01, Progress.NONE)).isEmpty();
  }

  @Test
  void whoIsAlikeOneOfAGroupBelongsToIt() throws Exception {
    // 0° and 20° are less alike than 0.98, and both are alike 10°
    List<Candidate> chain = List.of(at(9, 5000, 0), at(4, 5000, 10), at(7, 5000, 20));
    assertThat(NearDuplicates.groups(chain, 0.98, Progress.NONE))
        .containsExactly(List.of(4L, 7L, 9L));
    assertThat(NearDuplicates.groups(List.of(at(1, 1, 0)), 0.9, Progress.NONE)).isEmpty();
  }

  private static Candidate at(long video, long ms, double degrees) {
    double angle = Math.toRadians(degrees);
    return new Candidate(video, ms, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
  }
}
