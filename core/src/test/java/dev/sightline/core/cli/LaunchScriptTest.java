package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs copies of the launch scripts in a folder with a space in its name, with a JDK and a Maven
 * that only say how they were called.
 */
class LaunchScriptTest {
  private static final String SAYS_ARGUMENTS =
      "#!/bin/sh\nprintf 'java\\n'; for a in \"$@\"; do printf '<%s>\\n' \"$a\"; done\n";

  /** Does what packaging leaves behind. */
  private static final String BUILDS =
      """
      #!/bin/sh
      echo "[INFO] --- compiler:3.14.1:compile (default-compile) @ sightline-core ---"
      echo "$JAVA_HOME" >>"$CALLS"
      [ ! -f broken ] || { echo "[ERROR] broken on purpose"; exit 1; }
      mkdir -p app/target/lib/javafx && : >app/target/sightline-app-1.jar
      """;

  @TempDir private Path temp;
  private Path home;
  private Path jdk;
  private Path bin;
  private Path calls;

  @BeforeEach
  void layOut() throws IOException {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "the launch scripts need bash");
    home = temp.resolve("my house");
    Path repository = Path.of("").toAbsolutePath().getParent();
    for (String file : List.of("sightline", "scripts/toolchain.sh")) {
      Path copy = home.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(repository.resolve(file), copy);
    }
    executable(home.resolve("sightline"));
    Files.createDirectories(home.resolve("core/src/main/java"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("core/pom.xml"), "<project/>");
    Files.writeString(home.resolve("core/src/main/java/A.java"), "class A {}");
    age(home.resolve("pom.xml"));
    age(home.resolve("core/pom.xml"));
    age(home.resolve("core/src/main/java/A.java"));
    jdk = jdk("25.0.1");
    bin = Files.createDirectories(temp.resolve("bin"));
    write(bin.resolve("mvn"), BUILDS);
    calls = temp.resolve("calls");
  }

  @Test
  void buildsOnceAndPassesArgumentsOn() throws Exception {
    Run first = sightline("analyze", "a b.mp4", "--text", "猫 \"quoted\"");
    assertThat(first.exit).as(first.err).isZero();
    assertThat(first.err).contains("building");
    assertThat(first.out)
        .endsWith("sightline-app-1.jar>\n<analyze>\n<a b.mp4>\n<--text>\n<猫 \"quoted\">\n");
    Run second = sightline("doctor");
    assertThat(second.err).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void startsJavaFxAsModulesAndTheRestFromTheClassPath() throws Exception {
    Run run = sightline();
    assertThat(run.out)
        .contains("<--module-path>\n<" + home.toRealPath() + "/app/target/lib/javafx>")
        .endsWith("<-jar>\n<" + home.toRealPath() + "/app/target/sightline-app-1.jar>\n");
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    sightline("doctor");
    Path source = home.resolve("core/src/main/java/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(sightline("doctor").err).contains("building");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void buildsAgainWhenASourceIsGone() throws Exception {
    sightline("doctor");
    Path source = home.resolve("core/src/main/java/A.java");
    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(60)));
    sightline("doctor");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void buildsAgainAfterMavensClean() throws Exception {
    sightline("doctor");
    Files.delete(home.resolve("app/target/lib/javafx"));
    sightline("doctor");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void saysWhyABuildFailedAndTriesAgainNextTime() throws Exception {
    Files.writeString(home.resolve("broken"), "");
    Run failed = sightline("doctor");
    assertThat(failed.exit).isEqualTo(1);
    assertThat(failed.err).contains("the build failed").contains("broken on purpose");
    assertThat(failed.out).isEmpty();
    Files.delete(home.resolve("broken"));
    assertThat(sightline("doctor").exit).isZero();
    assertThat(builds()).hasSize(2);
  }

  @Test
  void takesOverTheLockOfABuildThatDied() throws Exception {
    Path lock = Files.createDirectories(home.resolve("target/building"));
    Process gone = new ProcessBuilder("/bin/bash", "-c", "exit 0").start();
    gone.waitFor();
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
    assertThat(sightline("doctor").exit).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void worksThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("link"), home.resolve("sightline"));
    Run run = run(link.toString(), List.of("doctor"), jdk);
    assertThat(run.exit).as(run.err).isZero();
  }

  @Test
  void anOldJavaHomeIsNotTaken() throws Exception {
    Path old = jdk("17.0.9");
    Path good = home.resolveSibling("user/.jdks/temurin-25");
    Files.createDirectories(good.getParent());
    Files.move(jdk, good);
    run(home.resolve("sightline").toString(), List.of("doctor"), old);
    // another JDK of this machine may be found before ours; the old one never is
    assertThat(builds()).hasSize(1).doesNotContain(old.toString());
  }

  @Test
  void saysWhichJdkToInstall() throws Exception {
    Path script = home.resolve("scripts/toolchain.sh");
    String future = Files.readString(script).replace("required_java=25", "required_java=99");
    Files.writeString(script, future);
    Run run = sightline("doctor");
    assertThat(run.exit).isEqualTo(2);
    assertThat(run.err).startsWith("Sightline needs a JDK 99 or newer").contains("install one");
    assertThat(run.err.lines()).hasSize(1);
  }

  @Test
  void windowAndCommandLineHaveTheirOwnClassArchives() throws Exception {
    String root = home.toRealPath().toString();
    assertThat(sightline("evaluate").out).contains(root + "/target/evaluate.jsa>");
    assertThat(sightline("film.mp4").out).contains("<-XX:AOTCache=" + root + "/target/window.aot>");
    assertThat(sightline("--version").out).doesNotContain(".jsa");
  }

  @Test
  void theWindowIsPreparedOnceAfterABuild() throws Exception {
    write(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        for a in "$@"; do
          case $a in -XX:AOTCacheOutput=*) echo prepared >>"$CALLS.aot"; : >"${a#*=}" ;; esac
        done
        """);
    Path cache = home.resolve("target/window.aot");
    sightline("doctor");
    assertThat(cache).doesNotExist();
    sightline();
    assertThat(cache).exists();
    sightline("film.mp4");
    assertThat(temp.resolve("calls.aot")).hasContent("prepared\n");
  }

  @Test
  void aBuildRemovesOldClassArchives() throws Exception {
    Path archive = Files.createDirectories(home.resolve("target")).resolve("window.jsa");
    Files.writeString(archive, "old");
    sightline("doctor");
    assertThat(archive).doesNotExist();
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(calls);
  }

  private Run sightline(String... arguments) throws Exception {
    return run(home.resolve("sightline").toString(), List.of(arguments), jdk);
  }

  private Run run(String script, List<String> arguments, Path javaHome) throws Exception {
    List<String> command = new ArrayList<>(List.of(script));
    command.addAll(arguments);
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("PATH", bin + ":/usr/bin:/bin");
    environment.put("HOME", temp.resolve("user").toString());
    environment.put("JAVA_HOME", javaHome.toString());
    environment.put("CALLS", calls.toString());
    environment.remove("SIGHTLINE_JAVA_OPTS");
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the script ends").isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Path jdk(String version) throws IOException {
    Path root = temp.resolve("jdk " + version);
    write(root.resolve("bin/java"), SAYS_ARGUMENTS);
    write(root.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(
        root.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n", StandardCharsets.UTF_8);
    return root;
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    executable(file);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    Files.setLastModifiedTime(file.getParent(), FileTime.from(Instant.now().minusSeconds(3600)));
  }

  private record Run(int exit, String out, String err) {}
}
