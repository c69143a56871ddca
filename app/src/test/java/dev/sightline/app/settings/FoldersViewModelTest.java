package dev.sightline.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.job.UserFolder;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersViewModelTest {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<UserFolder.Kind> moved = new ArrayList<>();
  @TempDir private Path temp;
  private UserFolders folders;
  private JobRunner jobs;
  private FoldersViewModel model;
  private Path disk;

  @BeforeEach
  void fill() throws IOException {
    folders = new UserFolders(temp.resolve("cache"), temp.resolve("config"), temp.resolve("data"));
    jobs = new JobRunner(waiting::add, Runnable::run);
    model = new FoldersViewModel(folders, jobs);
    model.setOnMoved(moved::add);
    disk = Files.createDirectory(temp.resolve("disk"));
    Files.createDirectories(usual(UserFolder.Kind.MODELS));
    Files.writeString(usual(UserFolder.Kind.MODELS).resolve("a.sightline"), "a");
  }

  private Path usual(UserFolder.Kind kind) {
    return folders.folder(kind).usual();
  }

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
  }

  private FoldersViewModel.Place place(UserFolder.Kind kind) {
    return model.placeProperty(kind).get();
  }

  @Test
  void aFolderGoesAndComesBack() {
    model.look();
    work();
    assertThat(place(UserFolder.Kind.MODELS))
        .isEqualTo(new FoldersViewModel.Place(usual(UserFolder.Kind.MODELS), false, true, ""));
    assertThat(place(UserFolder.Kind.PLUGINS).here()).as("not made yet").isFalse();

    model.move(UserFolder.Kind.MODELS, disk);
    assertThat(model.busyProperty().get()).isTrue();
    assertThat(jobs.jobs()).extracting(Job::title).containsExactly("Moving the folder “Models”");
    work();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.toldProperty().get()).isEqualTo("“Models” lies in " + disk + " now.");
    assertThat(place(UserFolder.Kind.MODELS))
        .isEqualTo(new FoldersViewModel.Place(disk, true, true, ""));
    assertThat(disk.resolve("a.sightline")).hasContent("a");
    assertThat(moved).containsExactly(UserFolder.Kind.MODELS);

    model.moveBack(UserFolder.Kind.MODELS);
    work();
    assertThat(place(UserFolder.Kind.MODELS).moved()).isFalse();
    assertThat(usual(UserFolder.Kind.MODELS).resolve("a.sightline")).hasContent("a");
  }

  @Test
  void whatFailsOrIsStoppedIsSaidAndChangesNothing() {
    model.move(UserFolder.Kind.MODELS, temp.resolve("no/where"));
    work();
    assertThat(model.toldProperty().get()).startsWith("“Models” stays where it is: The folder");
    assertThat(model.busyProperty().get()).isFalse();

    model.move(UserFolder.Kind.MODELS, disk);
    jobs.jobs().getFirst().cancel();
    work();
    assertThat(model.toldProperty().get()).isEqualTo("“Models” stays where it is, whole.");
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(usual(UserFolder.Kind.MODELS).resolve("a.sightline")).hasContent("a");
    assertThat(disk).isEmptyDirectory();
    assertThat(moved).isEmpty();
  }

  @Test
  void whileSomethingElseWorksNothingIsMoved() {
    jobs.start(
        "Training",
        p -> "",
        new Answer<String>() {
          @Override
          public void done(String value) {}

          @Override
          public void failed(SightlineException e) {}
        });
    model.move(UserFolder.Kind.MODELS, disk);
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.toldProperty().get()).contains("Training");
    work();
    model.move(UserFolder.Kind.MODELS, disk);
    work();
    assertThat(place(UserFolder.Kind.MODELS).moved()).isTrue();
  }

  @Test
  void aDiskThatIsAwayIsSaid() throws Exception {
    model.move(UserFolder.Kind.MODELS, disk);
    work();
    Files.move(disk, temp.resolve("unplugged"));
    model.look();
    work();
    assertThat(place(UserFolder.Kind.MODELS).problem()).contains("is its disk connected?");
    assertThat(place(UserFolder.Kind.MODELS).here()).isFalse();
  }

  @Test
  void placesGoIntoAFileOfSettingsAndAreTakenFromIt() {
    assertThat(model.choices()).isEmpty();
    model.move(UserFolder.Kind.MODELS, disk);
    work();
    Map<String, String> kept = model.choices();
    assertThat(kept).isEqualTo(Map.of("folder.models", disk.toString()));
    assertThat(model.otherPlaces(kept)).as("it lies there").isEmpty();

    model.moveBack(UserFolder.Kind.MODELS);
    work();
    model.take(model.otherPlaces(kept));
    work();
    assertThat(place(UserFolder.Kind.MODELS).path()).isEqualTo(disk);

    model.take(
        Map.of(
            "folder.features", temp.resolve("of/another/computer").toString(),
            "folder.logs", temp.resolve("logs").toString(),
            "folder.plugins", "not a place"));
    work();
    assertThat(model.toldProperty().get().lines())
        .as("one after another, whatever becomes of the first")
        .satisfiesExactly(
            l -> assertThat(l).startsWith("“Features” stays"),
            l -> assertThat(l).startsWith("“Logs” lies"));
    assertThat(place(UserFolder.Kind.LOGS).path()).isEqualTo(temp.resolve("logs"));
  }
}
