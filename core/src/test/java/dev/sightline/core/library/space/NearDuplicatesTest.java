package dev.sightline.core.library.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.space.NearDuplicates.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
  @Test
  void alikeAndAboutAsLongIsNearlyTheSame() throws Exception {
    List<Candidate> all =
        List.of(
            at(1, 10_000, 0),
            at(2, 10_400, 5), // cos 5° = 0.996
            at(3, 60_000, 0), // as alike, much longer
            at(4, 10_200, 40), // as long, cos 40° = 0.77
            at(5, 61_000, 3),
            at(6, 2_000, 90),
            at(7, 2_499, 90));
    assertThat(NearDuplicates.groups(all, 0.98, Progress.NONE))
        .containsExactly(List.of(1L, 2L), List.of(3L, 5L), List.of(6L, 7L));
    assertThat(NearDuplicates.groups(all, 0.75, Progress.NONE))
        .containsExactly(List.of(1L, 2L, 4L), List.of(3L, 5L), List.of(6L, 7L));
    assertThat(NearDuplicates.groups(all, 1.01, Progress.NONE)).isEmpty();
  }

  @Test
  void aChainOfWeaklyAlikeOnesIsNoGroup() throws Exception {
    // 0° and 18° are less alike than 0.98; 10° is alike both, and more so 18°
    List<Candidate> chain = List.of(at(9, 5000, 0), at(4, 5000, 10), at(7, 5000, 18));
    assertThat(NearDuplicates.groups(chain, 0.98, Progress.NONE)).containsExactly(List.of(4L, 7L));
    // each is as long as the next, the last is not as long as the first
    List<Candidate> longer = List.of(at(1, 2000, 0), at(2, 2400, 0), at(3, 2800, 0));
    assertThat(NearDuplicates.groups(longer, 0.98, Progress.NONE)).containsExactly(List.of(1L, 2L));
    assertThat(NearDuplicates.groups(List.of(at(1, 1, 0)), 0.9, Progress.NONE)).isEmpty();
  }

  @Test
  void anyTwoOfAGroupAreAlikeAndNobodyIsInTwo() throws Exception {
    Random random = new Random(3);
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(at(i, 4000 + random.nextInt(2000), random.nextInt(180)));
    }
    List<List<Long>> groups = NearDuplicates.groups(all, 0.99, Progress.NONE);
    assertThat(groups).hasSizeGreaterThan(5);
    Set<Long> seen = new HashSet<>();
    for (List<Long> group : groups) {
      for (long a : group) {
        assertThat(seen.add(a)).isTrue();
        for (long b : group) {
          Candidate one = all.get((int) a);
          Candidate other = all.get((int) b);
          assertThat(one.vector()[0] * other.vector()[0] + one.vector()[1] * other.vector()[1])
              .isGreaterThan(0.9899f);
          assertThat(Math.abs(one.durationMs() - other.durationMs())).isLessThanOrEqualTo(500);
        }
      }
    }
    Collections.shuffle(all, random);
    assertThat(NearDuplicates.groups(all, 0.99, Progress.NONE)).isEqualTo(groups);
  }

  private static Candidate at(long video, long ms, double degrees) {
    double angle = Math.toRadians(degrees);
    return new Candidate(video, ms, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
  }
}
