from __future__ import annotations

import pytest

from player.frames.pixels import DamagedFrameError
from player.screen.canvas import Canvas
from player.screen.display import Wish, open_canvas
from player.screen.shift import STEP_S, shift_at
from player.screen.stage import NEW_FOR_S, PRESENT_EVERY_S, Stage
from player.screen.surface_canvas import SurfaceCanvas
from tests.edges.screen.pictures import BLUE, GREEN, RED, SIZE, WHITE, Colour, PictureStore, digit_shade

MIDDLE = (SIZE[0] // 2, SIZE[1] // 2)


def shown(stage: Stage, at: tuple[int, int] = MIDDLE) -> Colour:
    assert isinstance(stage.canvas, SurfaceCanvas)
    red, green, blue, _ = stage.canvas._screen.get_at(at)
    return red, green, blue


def fade_through(stage: Stage, start: float) -> list[tuple[float, Colour]]:
    """Ticks through a fade on its own beat; (time, colour in the middle) after each."""
    seen = []
    now = start
    while stage.is_fading:
        now = max(stage.tick("", now), now)
        seen.append((now, shown(stage)))
    return seen


def test_the_first_page_is_shown_at_once(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.8, now=0.0)
    stage.show(store.page("a", RED), "", 0.0)
    assert shown(stage) == RED
    assert stage.presented_at == 0.0


def test_a_fade_goes_evenly_from_one_page_to_the_other_and_never_through_black(
    canvas: Canvas, store: PictureStore
) -> None:
    stage = Stage(canvas, store, fade_s=0.8, now=0.0)
    stage.show(store.page("a", (250, 40, 40)), "", 0.0)
    stage.show(store.page("b", (50, 240, 40)), "", 10.0)
    steps = [colour for _, colour in fade_through(stage, 10.0)]
    reds = [colour[0] for colour in steps]
    greens = [colour[1] for colour in steps]
    assert reds == sorted(reds, reverse=True)
    assert greens == sorted(greens)
    assert all(abs(colour[2] - 40) <= 2 for colour in steps)
    assert all(sum(colour) > 250 for colour in steps)
    assert len(set(steps)) > 15
    assert steps[-1] == (50, 240, 40)


def test_a_fade_takes_its_time_and_about_thirty_steps_a_second(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.8, now=0.0)
    stage.show(store.page("a", RED), "", 0.0)
    stage.show(store.page("b", GREEN), "", 10.0)
    seen = fade_through(stage, 10.0)
    assert seen[-1][0] == pytest.approx(10.8, abs=0.01)
    assert 22 <= len(seen) <= 27


def test_a_slow_screen_gets_fewer_steps_and_not_a_longer_fade(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.8, now=0.0)
    stage.show(store.page("a", RED), "", 0.0)
    stage.show(store.page("b", GREEN), "", 10.0)
    for now in (10.0, 10.3, 10.6, 10.9):
        stage.tick("", now)
    assert not stage.is_fading
    assert shown(stage) == GREEN


def test_without_a_fade_the_page_changes_at_once(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.0, now=0.0)
    stage.show(store.page("a", RED), "", 0.0)
    stage.show(store.page("b", GREEN), "", 10.0)
    assert shown(stage) == GREEN


def test_a_page_that_comes_in_the_middle_of_a_fade_is_faded_to_from_a_whole_picture(
    canvas: Canvas, store: PictureStore
) -> None:
    stage = Stage(canvas, store, fade_s=0.8, now=0.0)
    stage.show(store.page("a", RED), "", 0.0)
    stage.show(store.page("b", GREEN), "", 10.0)
    stage.tick("", 10.4)
    stage.show(store.page("c", BLUE), "", 10.4)
    assert shown(stage) == GREEN
    assert fade_through(stage, 10.4)[-1][1] == BLUE


def test_a_prepared_page_is_shown_without_reading_it_again(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.0, now=0.0)
    stage.show(store.page("a", RED), "", 0.0)
    page = store.page("b", GREEN)
    stage.prepare(page, "", 4.0)
    (store.folder / page.frame).unlink()
    stage.show(page, "", 5.0)
    assert shown(stage) == GREEN


def test_preparing_changes_nothing_on_the_glass(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.0, now=0.0)
    stage.show(store.page("a", RED), "", 0.0)
    stage.prepare(store.page("b", GREEN), "", 4.0)
    stage.tick("", 4.0)
    stage.redraw(4.1)
    assert shown(stage) == RED


def test_another_page_than_the_prepared_one_can_be_shown(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.0, now=0.0)
    stage.show(store.page("a", RED), "", 0.0)
    stage.prepare(store.page("b", GREEN), "", 4.0)
    stage.show(store.page("c", BLUE), "", 4.5)
    assert shown(stage) == BLUE


def test_a_prepared_page_survives_a_new_minute_in_between(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.0, now=0.0)
    clock = store.clock()
    stage.show(store.page("a", RED, clock=clock), "12:34", 0.0)
    page = store.page("b", GREEN, clock=clock)
    stage.prepare(page, "12:35", 4.0)
    stage.tick("12:35", 4.5)
    assert shown(stage) == RED
    stage.show(page, "12:35", 5.0)
    assert shown(stage) == GREEN


def test_the_clock_is_painted_from_its_digits_and_follows_the_minute(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.0, now=0.0)
    clock = store.clock()
    stage.show(store.page("a", WHITE, clock=clock), "09:58", 0.0)
    places = [(x + 1, y + 1) for x, y in clock.cells]
    assert [shown(stage, at) for at in places] == [digit_shade(index) for index in (0, 9, 10, 5, 8)]
    stage.tick("10:07", 60.0)
    assert [shown(stage, at) for at in places] == [digit_shade(index) for index in (1, 0, 10, 0, 7)]


def test_while_the_time_is_not_known_no_clock_is_shown(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.0, now=0.0)
    clock = store.clock()
    stage.show(store.page("a", WHITE, clock=clock), "", 0.0)
    places = [(x + 1, y + 1) for x, y in clock.cells]
    assert {shown(stage, at) for at in places} == {WHITE}
    stage.tick("09:58", 1.0)
    assert shown(stage, places[1]) == digit_shade(9)
    stage.tick("", 2.0)
    assert {shown(stage, at) for at in places} == {WHITE}


def test_at_rest_the_picture_is_presented_every_twenty_seconds_and_not_more(
    canvas: Canvas, store: PictureStore
) -> None:
    stage = Stage(canvas, store, fade_s=0.0, now=0.0)
    stage.show(store.page("a", RED), "", 0.0)
    presented = set()
    for second in range(100):
        stage.tick("", float(second))
        presented.add(stage.presented_at)
    while_new = [float(second) for second in range(int(NEW_FOR_S))]
    assert sorted(presented) == [*while_new, *(while_new[-1] + times * PRESENT_EVERY_S for times in range(1, 5))]


def test_a_first_picture_that_a_new_window_has_lost_is_there_again_after_a_second(
    canvas: Canvas, store: PictureStore
) -> None:
    stage = Stage(canvas, store, fade_s=0.0, now=100.0)
    stage.show(store.page("a", RED), "", 100.0)
    assert stage.tick("", 100.1) <= 101.0
    stage.tick("", 101.0)
    assert stage.presented_at == 101.0
    stage.tick("", 110.0)
    stage.move_to(canvas, "", 120.0)
    assert stage.tick("", 120.1) <= 121.0


def test_a_page_that_hangs_long_is_shifted_by_a_few_pixels_with_its_background_at_the_edges(
    canvas: Canvas, store: PictureStore
) -> None:
    stage = Stage(canvas, store, fade_s=0.0, now=0.0)
    stage.show(store.page("a", RED, background="#1eb43c"), "", 0.0)
    for step in range(1, 30):
        now = step * STEP_S + 1
        stage.tick("", now)
        right, down = shift_at(now)
        left_edge = shown(stage, (0, MIDDLE[1]))
        right_edge = shown(stage, (SIZE[0] - 1, MIDDLE[1]))
        top_edge = shown(stage, (MIDDLE[0], 0))
        assert left_edge == ((0x1E, 0xB4, 0x3C) if right > 0 else RED)
        assert right_edge == ((0x1E, 0xB4, 0x3C) if right < 0 else RED)
        assert top_edge == ((0x1E, 0xB4, 0x3C) if down > 0 else RED)
        assert shown(stage) == RED


def test_a_new_canvas_goes_on_with_the_same_page_fitted_into_it(store: PictureStore, canvas: Canvas) -> None:
    stage = Stage(canvas, store, fade_s=0.8, now=0.0)
    stage.show(store.page("a", RED, background="#ffffff"), "", 0.0)
    canvas.close()
    tall = open_canvas(Wish((90, 160), offscreen=True))
    stage.move_to(tall, "", 1.0)
    assert shown(stage, (45, 80)) == pytest.approx(RED, abs=3)  # scaling rounds
    assert shown(stage, (45, 2)) == WHITE
    tall.close()


def test_a_damaged_frame_is_refused_and_leaves_the_glass_as_it_was(canvas: Canvas, store: PictureStore) -> None:
    stage = Stage(canvas, store, fade_s=0.8, now=0.0)
    stage.show(store.page("a", RED), "", 0.0)
    page = store.page("b", GREEN)
    (store.folder / page.frame).write_bytes(b"BYFR not a frame")
    with pytest.raises(DamagedFrameError):
        stage.show(page, "", 5.0)
    assert shown(stage) == RED
    stage.tick("", 6.0)
    assert shown(stage) == RED


def test_a_first_frame_that_turns_out_damaged_leaves_nothing_of_itself_in_the_next(
    canvas: Canvas, store: PictureStore
) -> None:
    stage = Stage(canvas, store, fade_s=0.8, now=0.0)
    damaged = store.page("a", RED)
    data = bytearray((store.folder / damaged.frame).read_bytes())
    data[-1] ^= 1
    (store.folder / damaged.frame).write_bytes(data)
    with pytest.raises(DamagedFrameError):
        stage.show(damaged, "", 0.0)
    assert stage.page is None
    stage.show(store.page("b", GREEN), "", 1.0)
    assert {shown(stage, at) for at in (MIDDLE, (0, 0), (SIZE[0] - 1, SIZE[1] - 1))} == {GREEN}
