package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.Shot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the third stage makes its videos of. A grid depends on its own clip alone, so clips can be
 * put together anew in every step: few are encoded, and no video need be seen twice.
 *
 * @param captions clips of each video of that task: an object does something, the same object does
 *     something else, another does the same
 * @param busy clips of one or two objects that sentences can be about, and others
 * @param moving clips of a lone object that does something
 * @param still clips of a lone object that stays as it is
 * @param sets the items of the other tasks
 */
record Material(
    List<List<SeenClip>> captions,
    List<SeenClip> busy,
    List<SeenClip> moving,
    List<SeenClip> still,
    Map<LabTask, VideoSet> sets) {
  static Material of(Map<LabTask, VideoSet> sets) {
    List<List<SeenClip>> captions = clips(sets.get(LabTask.CAPTION));
    List<SeenClip> moving = new ArrayList<>();
    List<SeenClip> still = new ArrayList<>();
    for (List<SeenClip> video : clips(sets.get(LabTask.ORDER))) {
      for (SeenClip clip : video) {
        boolean stays = clip.shot().actors().getFirst().act().motion() == Motion.STILL;
        (stays ? still : moving).add(clip);
      }
    }
    List<SeenClip> busy = clips(sets.get(LabTask.MATCH)).stream().map(List::getFirst).toList();
    return new Material(captions, busy, moving, still, Map.copyOf(sets));
  }

  private static List<List<SeenClip>> clips(VideoSet set) {
    List<List<SeenClip>> videos = new ArrayList<>();
    float[] last = null;
    for (int i = 0; i < set.items().size(); i++) {
      float[] grid = set.grids().get(i);
      if (grid == last) {
        continue; // the second sentence about the same video
      }
      last = grid;
      List<Shot> shots = set.items().get(i).scene().shots();
      int length = grid.length / shots.size();
      List<SeenClip> clips = new ArrayList<>();
      for (int k = 0; k < shots.size(); k++) {
        clips.add(
            new SeenClip(shots.get(k), Arrays.copyOfRange(grid, k * length, (k + 1) * length)));
      }
      videos.add(clips);
    }
    return videos;
  }
}
