package dev.sightline.app.jobs;

import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;

/** Writes down what an answer hears. */
final class Heard implements Answer<String> {
  final List<String> log = new ArrayList<>();

  @Override
  public void done(String value) {
    log.add("done " + value);
  }

  @Override
  public void failed(SightlineException problem) {
    log.add("failed " + problem.userMessage());
  }

  @Override
  public void cancelled() {
    log.add("cancelled");
  }
}
