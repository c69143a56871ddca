package dev.sightline.core.library.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.library.LibraryFixture;
import dev.sightline.core.library.LibraryVideo;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LookQueueTest {
  private Collection<Long> inView = List.of();

  @Test
  void whatIsInViewComesFirstAndEachOnce() {
    List<LibraryVideo> videos =
        LongStream.rangeClosed(1, 4)
            .mapToObj(
                id ->
                    new LibraryVideo(
                        id,
                        LibraryFixture.sha('a'),
                        1,
                        LibraryFixture.FACTS,
                        Instant.EPOCH,
                        "v",
                        new LibraryVideo.Marks("", 0)))
            .toList();
    LookQueue queue = new LookQueue(videos, () -> inView);
    assertThat(queue.next()).contains(videos.get(0));
    inView = List.of(9L, 4L, 1L, 3L);
    assertThat(queue.next()).contains(videos.get(3));
    assertThat(queue.next()).contains(videos.get(2));
    assertThat(queue.next()).as("then in order").contains(videos.get(1));
    assertThat(queue.next()).isEmpty();
  }
}
