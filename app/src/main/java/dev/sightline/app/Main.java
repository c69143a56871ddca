package dev.sightline.app;

import dev.sightline.app.settings.AppFolders;
import dev.sightline.app.shell.SightlineApp;
import dev.sightline.core.cli.SightlineCli;
import javafx.application.Application;

/**
 * Where the program starts: a subcommand runs the command line, anything else opens the window. Not
 * an {@link Application} itself, so that it starts from the class path too.
 */
public final class Main {
  private Main() {}

  /** Runs the program; ends the JVM with the exit code of the command line. */
  public static void main(String[] args) {
    if (SightlineCli.handles(args)) {
      System.exit(SightlineCli.run(args));
    }
    AppFolders.language().speak();
    AppFolders.magnification().apply();
    // the charts ask AWT for the size of letters; it must not open a display of its own
    System.setProperty("java.awt.headless", "true");
    Application.launch(SightlineApp.class, args);
  }
}
