package dev.sightline.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.own.OwnRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreTrainingFilesTest {
  @TempDir private Path temp;
  private InstalledModels models;
  private CoreTrainingFiles files;

  @BeforeEach
  void make() {
    models =
        new InstalledModels(
            new UserFolders(temp.resolve("cache"), temp.resolve("config"), temp.resolve("data")));
    files = new CoreTrainingFiles(models);
  }

  private void stopped(String folder, String name) throws Exception {
    Path place = Files.createDirectories(models.trainings().resolve(folder));
    Files.writeString(
        place.resolve("request.json"),
        "{\"source\":\"/pets\",\"name\":\"%s\",\"base\":\"everyday\",\"seed\":3}".formatted(name));
  }

  @Test
  void aRequestThatNamesAnotherFolderIsNotTaken() throws Exception {
    stopped("good", "good");
    stopped("evil", "../..");
    stopped("liar", "good");
    assertThat(files.unfinished()).containsExactly(new OwnRequest("/pets", "good", "everyday", 3));
    Path dear = Files.writeString(temp.resolve("dear.txt"), "kept");
    assertThatExceptionOfType(SightlineException.class)
        .isThrownBy(() -> files.discard(new OwnRequest("/pets", "../..", "everyday", 3)));
    assertThat(dear).exists();
    assertThat(files.mistakes("../..")).isEmpty();
  }

  @Test
  void onlyTheTrainingThatIsMeantIsDiscarded() throws Exception {
    stopped("good", "good");
    files.discard(new OwnRequest("/others", "good", "everyday", 3));
    assertThat(files.unfinished()).hasSize(1);
    files.discard(files.unfinished().getFirst());
    assertThat(models.trainings().resolve("good")).doesNotExist();
  }

  @Test
  void everyModelThatANewHeadCanReadIsABaseAndABrokenOneIsNot() throws Exception {
    Path shelf = Files.createDirectories(temp.resolve("data/models"));
    Files.writeString(shelf.resolve("old-1.0.sightline"), "no zip");
    assertThat(files.bases()).extracting(Base::id).containsExactlyElementsOf(InstalledModels.ALL);
    assertThat(files.bases().getFirst().title()).startsWith("everyday 1");
  }

  @Test
  void namesThatStandOnTheShelfOrAreOfTheProductAreTaken() throws Exception {
    Path shelf = Files.createDirectories(temp.resolve("data/models"));
    Files.writeString(shelf.resolve("mine-1.0.sightline"), "");
    stopped("good", "good");
    assertThat(problem("Mine", "/pets")).contains("stands among your models");
    assertThat(problem("Everyday", "/pets")).contains("comes with Sightline");
    assertThat(problem("Good", "/pets")).contains("stopped training on /pets");
    assertThat(problem("good", "/others")).contains("stopped training on /pets");
    files.taken().require(new OwnRequest("/pets", "good", "everyday", 3));
    files.taken().require(new OwnRequest("/pets", "min", "everyday", 3));
  }

  private String problem(String name, String source) throws Exception {
    try {
      files.taken().require(new OwnRequest(source, name, "everyday", 3));
      return "";
    } catch (SightlineException e) {
      return e.userMessage();
    }
  }
}
