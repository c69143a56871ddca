package dev.sightline.core.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledPostsTest {
  private static final String HEADER = "split,image,text,sentiment\n";

  @TempDir private Path root;

  @Test
  void readsThePostsOfASplitWithTheirPictures() throws Exception {
    set(
        HEADER
            + "train,1.webp,\"He said \"\"wow\"\", twice\",positive\n"
            + "dev,2.webp,plain,neutral\n"
            + "train,3.webp,\"two\n  lines\",negative\n",
        "1.webp",
        "2.webp",
        "3.webp");
    List<LabelledVideo> posts = LabelledPosts.sentiment(root, "train");
    assertThat(posts).extracting(LabelledVideo::name).containsExactly("1.webp", "3.webp");
    assertThat(posts).extracting(LabelledVideo::label).containsExactly("positive", "negative");
    assertThat(posts.getFirst().texts()).containsExactly("He said \"wow\", twice");
    assertThat(posts.getFirst().video()).isNull();
    assertThat(posts.getFirst().stills())
        .containsExactly(root.resolve("mvsa").resolve("images").resolve("1.webp"));
    assertThat(posts.getLast().texts()).containsExactly("two lines");
  }

  @Test
  void whatWasNoCharacterIsLeftOut() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((HEADER + "dev,1.webp,caf").getBytes(StandardCharsets.UTF_8));
    bytes.write(0xE9); // an é in Latin-1 is no UTF-8
    bytes.write(" \uFFFD\uFFFD great 🎉,positive\n".getBytes(StandardCharsets.UTF_8));
    set(bytes.toByteArray(), "1.webp");
    assertThat(LabelledPosts.sentiment(root, "dev").getFirst().texts())
        .containsExactly("caf great 🎉");
  }

  @Test
  void theSetsOwnFolderMayBeNamed() throws Exception {
    set(HEADER + "dev,1.webp,a,positive\n", "1.webp");
    assertThat(LabelledPosts.sentiment(root.resolve("mvsa"), "dev")).hasSize(1);
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    set(HEADER + "dev,1.webp,a,positive\ndev,2.webp,b,negative\n", "1.webp");
    refused("dev", "2.webp");
    refused("test", "test");
    set("split,image,text\ndev,1.webp,a\n", "1.webp");
    refused("dev", "sentiment");
    set(HEADER + "dev,1.webp,\"a,positive\n", "1.webp");
    refused("dev", "posts.csv");
  }

  private void refused(String split, String named) {
    assertThatThrownBy(() -> LabelledPosts.sentiment(root, split))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DATA))
        .hasMessageContaining(named);
  }

  private void set(String table, String... pictures) throws IOException {
    set(table.getBytes(StandardCharsets.UTF_8), pictures);
  }

  private void set(byte[] table, String... pictures) throws IOException {
    Path folder = Files.createDirectories(root.resolve("mvsa").resolve("images"));
    Files.write(root.resolve("mvsa").resolve("posts.csv"), table);
    for (String p : pictures) {
      Files.write(folder.resolve(p), new byte[] {0});
    }
  }
}
