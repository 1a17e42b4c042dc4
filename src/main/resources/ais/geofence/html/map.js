// A map of the world with layers to switch on and off, to move and to zoom, drawn with Apache ECharts.
'use strict';
const geofenceMap = (() => {
  const WORLD = {west: -180, south: -90, east: 180, north: 90};
  const ROUND = 360;
  const SMALLEST = 9; // pixels; what is smaller is shown as a mark
  const LOWEST = 280; // pixels
  const NARROWEST = 0.1; // a degree of longitude near the poles, in degrees of latitude
  const PIXELS_PER_DEGREE = 1e6; // at most: a decimetre a pixel
  const FAR = 1e4; // pixels; beyond, a canvas gets inexact
  const MANY = 2000;
  const CROWDED = 300;
  const MOST_CHOICES = 300;
  const ZOOM_STEP = 1.6;
  const SYMBOLS = {ZONE: 'rect', INSIDE: 'circle', OUTSIDE: 'triangle', WARNING: 'diamond', FAULT: 'pin'};
  const SIZES = {ZONE: 6, INSIDE: 6, OUTSIDE: 7, WARNING: 15, FAULT: 28};
  const WAYS = {ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0], ArrowUp: [0, -0.2], ArrowDown: [0, 0.2]}; // shares of what is seen
  let maps = 0;

  echarts.graphic.registerShape(
    'rings',
    echarts.graphic.extendShape({
      shape: {rings: []},
      buildPath(path, {rings}) {
        for (const ring of rings) {
          ring.forEach(([x, y], index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
          path.closePath();
        }
      },
    }),
  );

  /** The positions of a shape's rings, degrees. */
  const rings = ({lon, lat, step, rings: all}) =>
    all.map((steps) => {
      const ring = [];
      for (let at = 0, x = 0, y = 0; at < steps.length; at += 2) {
        x += steps[at];
        y += steps[at + 1];
        ring.push([lon + x * step, lat + y * step]);
      }
      return ring;
    });

  function extent(all) {
    const sides = {west: Infinity, south: Infinity, east: -Infinity, north: -Infinity};
    for (const [x, y] of all.flat()) {
      sides.west = Math.min(sides.west, x);
      sides.east = Math.max(sides.east, x);
      sides.south = Math.min(sides.south, y);
      sides.north = Math.max(sides.north, y);
    }
    return sides;
  }

  /** Where the world is cut open to show a window: opposite of its middle, if the window goes past 180 degrees. */
  const seamOf = ({west, east}) => (west >= -ROUND / 2 && east <= ROUND / 2 ? -ROUND / 2 : (west + east - ROUND) / 2);

  const moved = (ring, degrees) => (degrees === 0 ? ring : ring.map(([x, y]) => [x + degrees, y]));

  /** Rings as they are east of a seam, once round the world; what lies across it is at both ends. */
  const eastOf = (seam, all) =>
    all.flatMap((ring) => {
      const {west, east} = extent([ring]);
      return [-ROUND, 0, ROUND]
        .filter((degrees) => west + degrees < seam + ROUND && east + degrees > seam)
        .map((degrees) => moved(ring, degrees));
    });

  /** A longitude from a place that is less than once round the world. */
  const lonFrom = (west, lon) => lon + (lon < west ? ROUND : lon > west + ROUND ? -ROUND : 0);

  /** Cuts what is past a limit off a ring: on the axis, in a direction. */
  function clipped(ring, axis, sign) {
    const inside = (position) => sign * position[axis] <= FAR;
    const kept = [];
    ring.forEach((to, index) => {
      const from = ring[(index + ring.length - 1) % ring.length];
      if (inside(from) !== inside(to)) {
        const share = (sign * FAR - from[axis]) / (to[axis] - from[axis]);
        kept.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
      }
      if (inside(to)) {
        kept.push(to);
      }
    });
    return kept;
  }

  const near = (all) =>
    all
      .map((ring) => clipped(clipped(clipped(clipped(ring, 0, 1), 0, -1), 1, 1), 1, -1))
      .filter((ring) => ring.length > 2);

  /** A shape as it is seen, or a mark on top of all where that would be too small. */
  function seen(all, project) {
    const pixels = all.map((ring) => ring.map(project));
    const {west, south, east, north} = extent(pixels);
    if (east - west >= SMALLEST || north - south >= SMALLEST) {
      return {shape: {rings: west < -FAR || south < -FAR || east > FAR || north > FAR ? near(pixels) : pixels}, z2: 0};
    }
    const [x, y, r] = [(west + east) / 2, (south + north) / 2, SMALLEST / 2];
    return {shape: {rings: [[[x - r, y], [x, y - r], [x + r, y], [x, y + r]]]}, z2: 1000};
  }

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const shown = (lines) => element('div', {className: 'told'}, ...lines.map((line) => element('div', {textContent: line, dir: 'auto'})));

  /** Reads a layer: what its series needs, and where its single things are. */
  const READERS = {
    Areas: ({areas}) => areas.map(({lines, value, shape}) => ({lines, value, rings: rings(shape)})),
    Boxes: ({boxes, step, first, second}) =>
      boxes.map(([x, y, width, one, other]) => {
        const [west, south, east, north] = [x, y, x + width, y + width].map((at, index) => at * step - (index % 2 === 0 ? 180 : 90));
        return {
          lines: [`${first}: ${one}`, `${second}: ${other}`],
          value: other,
          rings: [[[west, south], [east, south], [east, north], [west, north]]],
        };
      }),
    Points({places, step, texts, text}) {
      const read = [];
      for (let at = 0, x = 0, y = 0; at < places.length; at += 2) {
        x += places[at];
        y += places[at + 1];
        read.push([x * step, y * step]);
      }
      return {places: read, lines: (index) => texts[text[index]].split('\n')};
    },
  };

  return function geofenceMap(place, chart, look) {
    const {colour, number, common} = look;
    const id = maps++;
    const layers = chart.layers.map((layer) => ({...layer, read: READERS[layer.kind](layer)}));
    const fit = {west: chart.west, south: chart.south, east: chart.east, north: chart.north};
    const most = Math.max(0, ...layers.filter(({kind}) => kind === 'Areas').flatMap(({read}) => read.map(({value}) => value ?? 0)));
    const designed = place.clientHeight;
    const state = {window: fit, zoom: 1, center: null};
    const land = rings(chart.land);
    const polygon = (ring) => [[...ring, ring[0]]];
    let seam = NaN;
    let name = '';

    /** Cuts the world open at another place. */
    function open(next) {
      seam = next;
      name = `land ${id} from ${seam}`;
      const frame = [[seam, -90], [seam + ROUND, -90], [seam + ROUND, 90], [seam, 90]];
      const coordinates = eastOf(seam, land).map(polygon);
      echarts.registerMap(name, {
        type: 'FeatureCollection',
        features: [
          {type: 'Feature', properties: {name: 'water'}, geometry: {type: 'Polygon', coordinates: polygon(frame)}},
          {type: 'Feature', properties: {name: 'land'}, geometry: {type: 'MultiPolygon', coordinates}},
        ],
      });
      for (const {read} of layers) {
        for (const thing of read.places ? [] : read) {
          thing.opened = eastOf(seam, thing.rings);
        }
      }
    }

    open(seamOf(fit));
    const instance = echarts.init(place, null, {renderer: 'canvas', devicePixelRatio: Math.max(2, devicePixelRatio)});

    function geo() {
      const {west, south, east, north} = state.window;
      const middle = (Math.max(south, -90) + Math.min(north, 90)) / 2;
      const narrowing = Math.max(NARROWEST, Math.cos(middle * (Math.PI / 180)));
      const aspect = ((east - west) * narrowing) / (north - south);
      const [width, height] = [place.clientWidth, place.clientHeight];
      const fitted = Math.min(width / aspect, height); // the window's height, pixels
      const min = (height * (north - south)) / (2 * 180 * fitted); // the world fills half of the height
      const max = Math.max(1, (PIXELS_PER_DEGREE * (north - south)) / fitted);
      state.zoom = Math.min(max, Math.max(min, state.zoom));
      return {
        map: name,
        roam: true,
        silent: true,
        aspectScale: narrowing,
        boundingCoords: [[west, north], [east, south]],
        layoutCenter: ['50%', '50%'],
        layoutSize: Math.max(1, aspect) * fitted,
        zoom: state.zoom,
        center: state.center,
        scaleLimit: {min, max},
        itemStyle: {areaColor: colour('land'), borderColor: colour('coast'), borderWidth: 0.5},
        emphasis: {disabled: true},
        regions: [{name: 'water', itemStyle: {areaColor: colour('water'), borderWidth: 0}}],
      };
    }

    const style = {
      ZONE: (mapped, many) => ({
        fill: mapped ?? colour('accent'),
        fillOpacity: mapped ? 0.7 : 0.3,
        stroke: colour('text'),
        lineWidth: many ? 0.5 : 1,
      }),
      WARNING: () => ({fill: colour('warning'), fillOpacity: 0.45, stroke: colour('warning'), lineWidth: 1.5}),
      FAULT: () => ({fill: colour('warning'), fillOpacity: 0.1, stroke: colour('warning'), lineWidth: 2, lineDash: [6, 3]}),
      BOX: (mapped) => ({fill: mapped, fillOpacity: 0.4, stroke: colour('quiet'), lineWidth: 0.5}),
    };

    function shapes(layer, data, draw) {
      return {
        type: 'custom',
        coordinateSystem: 'geo',
        data,
        renderItem({dataIndex}, api) {
          const [x0, y0] = api.coord([0, 0]);
          const [x1, y1] = api.coord([1, 1]);
          const project = ([lon, lat]) => [x0 + lon * (x1 - x0), y0 + lat * (y1 - y0)];
          return {
            type: 'rings',
            ...seen(layer.read[dataIndex].opened, project),
            style: draw(layer.coloured ? api.visual('color') : null, data.length > CROWDED),
            emphasis: {style: {lineWidth: 3}},
          };
        },
      };
    }

    const SERIES = {
      Areas: (layer) =>
        shapes(layer, layer.read.map(({value}) => [Math.log10(1 + (value ?? 0))]), style[layer.look]),
      Boxes: (layer) => shapes(layer, layer.read.map(({value}) => [Math.log2(1 + value)]), style.BOX),
      Points: ({read, look: kind}) => ({
        type: 'scatter',
        coordinateSystem: 'geo',
        data: read.places.map(([lon, lat]) => [lonFrom(seam, lon), lat]),
        symbol: SYMBOLS[kind],
        symbolSize: SIZES[kind],
        large: read.places.length > MANY,
        largeThreshold: MANY,
        progressive: 0,
        itemStyle: {
          color: colour({ZONE: 'quiet', INSIDE: 'inside', OUTSIDE: 'outside', WARNING: 'warning', FAULT: 'warning'}[kind]),
          opacity: 0.85,
        },
      }),
    };

    const visible = () => layers.filter((layer) => layer.shown);

    /** What colours areas and boxes; the legend stands outside, where it covers nothing. */
    function scale(all) {
      const of = (wanted) => all.flatMap(({coloured, kind}, index) => (coloured && kind === wanted ? [index] : []));
      const values = (seriesIndex, max) => ({
        type: 'continuous',
        show: false,
        seriesIndex,
        dimension: 0,
        min: 0,
        max,
        inRange: {color: [0, 1, 2, 3].map((index) => colour('count-' + index))},
      });
      return [values(of('Areas'), Math.max(Math.log10(1 + most), 0.1)), values(of('Boxes'), 6)].filter(
        ({seriesIndex}) => seriesIndex.length > 0,
      );
    }

    const away = element('p', {className: 'map-away'});

    /** Says how many positions are drawn where the map does not show them now. */
    function tellAway() {
      const [x0, y0] = instance.convertToPixel('geo', [0, 0]);
      const [x1, y1] = instance.convertToPixel('geo', [1, 1]);
      const seen = ([lon, lat]) => {
        const x = x0 + lonFrom(seam, lon) * (x1 - x0);
        const y = y0 + lat * (y1 - y0);
        return x >= 0 && x <= place.clientWidth && y >= 0 && y <= place.clientHeight;
      };
      const places = visible()
        .filter(({kind, look: kindOfPoint}) => kind === 'Points' && ['INSIDE', 'OUTSIDE'].includes(kindOfPoint))
        .flatMap(({read}) => read.places);
      const outside = places.filter((at) => !seen(at)).length;
      away.textContent =
        outside === 0 ? '' : `${number(outside)} of the ${number(places.length)} positions drawn ${outside === 1 ? 'lies' : 'lie'} outside this view; World shows all.`;
    }

    function draw() {
      const all = visible();
      place.style.height = `${Math.min(designed, Math.max(LOWEST, 0.9 * place.clientWidth))}px`;
      instance.dispatchAction({type: 'hideTip'});
      instance.resize();
      instance.setOption(
        {
          animation: false,
          textStyle: common().textStyle,
          tooltip: {
            ...common().tooltip,
            trigger: 'item',
            triggerOn: 'mousemove|click',
            formatter({seriesIndex, dataIndex, value}) {
              const {kind, read} = visible()[seriesIndex];
              return kind === 'Points'
                ? shown([...read.lines(dataIndex), `lon ${+lonFrom(-ROUND / 2, value[0]).toFixed(5)}, lat ${+value[1].toFixed(5)}`])
                : shown(read[dataIndex].lines);
            },
          },
          geo: geo(),
          visualMap: scale(all),
          series: all.map((layer) => ({...SERIES[layer.kind](layer), name: layer.name})),
        },
        true,
      );
      tellAway();
    }

    function move(changes) {
      Object.assign(state, changes);
      instance.setOption({geo: geo()});
      tellAway();
    }

    function goTo(window) {
      Object.assign(state, {window, zoom: 1, center: null});
      if (seamOf(window) === seam) {
        move({});
      } else {
        open(seamOf(window));
        draw();
      }
    }

    function around(all) {
      const [plain, turned] = [-ROUND / 2, 0].map((start) => extent(eastOf(start, all)));
      const {west, south, east, north} = turned.east - turned.west < plain.east - plain.west ? turned : plain;
      const room = Math.max(0.0002, 0.3 * Math.max(east - west, north - south));
      return {west: west - room, south: south - room, east: east + room, north: north + room};
    }

    instance.on('georoam', () => {
      const [{zoom, center}] = instance.getOption().geo;
      Object.assign(state, {zoom, center});
      tellAway();
    });

    function tools() {
      const button = (text, label, action) =>
        element('button', {type: 'button', textContent: text, ariaLabel: label, title: label, onclick: action});
      const bar = element(
        'div',
        {className: 'map-tools'},
        button('+', 'Zoom in', () => move({zoom: state.zoom * ZOOM_STEP})),
        button('−', 'Zoom out', () => move({zoom: state.zoom / ZOOM_STEP})),
        button('World', 'Show the whole world', () => goTo(WORLD)),
        button('All zones', 'Fit the map to the zones', () => goTo(fit)),
      );
      const choices = layers
        .filter(({kind, look: kindOfArea}) => kind === 'Areas' && kindOfArea === 'ZONE')
        .flatMap(({read}) => read);
      if (choices.length > 1 && choices.length <= MOST_CHOICES) {
        const select = element(
          'select',
          {ariaLabel: 'Go to a zone', onchange: () => select.value && goTo(around(choices[select.value].rings))},
          element('option', {value: '', textContent: 'Go to …'}),
          ...choices.map(({lines}, index) => element('option', {value: index, textContent: lines[0]})),
        );
        bar.append(select);
      }
      for (const layer of layers) {
        const box = element('input', {
          type: 'checkbox',
          checked: layer.shown,
          onchange() {
            layer.shown = box.checked;
            draw();
          },
        });
        bar.append(element('label', {}, box, element('span', {className: `swatch ${layer.kind} ${layer.look ?? ''}`}), layer.name));
      }
      bar.setAttribute('role', 'group');
      bar.setAttribute('aria-label', 'Map controls: on the buttons, arrow keys move the map');
      bar.addEventListener('keydown', (event) => {
        const way = WAYS[event.key];
        if (way && event.target.tagName === 'BUTTON') {
          event.preventDefault();
          const middle = [0.5 + way[0], 0.5 + way[1]];
          move({center: instance.convertFromPixel('geo', [middle[0] * place.clientWidth, middle[1] * place.clientHeight])});
        }
      });
      return bar;
    }

    for (const layer of layers) {
      layer.coloured = layer.kind === 'Boxes' || (layer.look === 'ZONE' && chart.unit !== '');
    }
    place.before(tools());
    if (layers.some(({coloured, kind}) => coloured && kind === 'Areas')) {
      place.before(
        element('p', {className: 'map-scale'}, '0', element('span', {className: 'scale-colours'}), `${number(most)} ${chart.unit}`),
      );
    }
    place.after(away);
    return {draw};
  };
})();
