package dev.sightline.core.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledQuestionsTest {
  @TempDir private Path root;

  @Test
  void questionsAboutOnePictureShareIt() throws Exception {
    set("1.webp");
    var questions = LabelledQuestions.read(root, "train");
    assertThat(questions).extracting(LabelledVideo::name).containsExactly("1.webp#1", "1.webp#2");
    assertThat(questions).extracting(LabelledVideo::label).containsExactly("cup, plate", "2");
    assertThat(questions.getFirst().texts()).containsExactly("what is on the table");
    assertThat(questions.getLast().texts()).containsExactly("how many chairs are left of the bed");
    assertThat(questions.getFirst().stills()).isEqualTo(questions.getLast().stills());
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    set("1.webp");
    assertThatThrownBy(() -> LabelledQuestions.read(root, "dev"))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("2.webp");
    assertThatThrownBy(() -> LabelledQuestions.read(root, "test"))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("test");
  }

  private void set(String... pictures) throws Exception {
    Path images = Files.createDirectories(root.resolve("daquar").resolve("images"));
    for (String p : pictures) {
      Files.createFile(images.resolve(p));
    }
    Files.writeString(
        root.resolve("daquar").resolve("questions.csv"),
        "split,image,question,answer\n"
            + "train,1.webp,what is on the table,\"cup, plate\"\n"
            + "train,1.webp,how many chairs are left of the bed ,2\n"
            + "dev,2.webp,what is left of the bed,lamp\n");
  }
}
