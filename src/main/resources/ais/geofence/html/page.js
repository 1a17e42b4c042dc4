// Draws the page's charts with Apache ECharts: what a chart draws stands as JSON behind its place.
'use strict';
(() => {
  const figures = new Intl.NumberFormat('en', {maximumSignificantDigits: 4});
  const counts = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
  const number = (value) => (Math.abs(value) >= 1000 ? counts : figures).format(value);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const colours = () => [0, 1, 2, 3, 4, 5].map((index) => colour('colour-' + index));

  const YEAR = 366 * 86400;
  const CHARACTER = 6; // the width of most, in pixels
  const DASHES = ['solid', 'dashed', 'dotted'];

  const axis = (type, extra) => ({
    type,
    axisLabel: {color: colour('quiet'), hideOverlap: true, ...(['category', 'time'].includes(type) ? {} : {formatter: number})},
    axisLine: {lineStyle: {color: colour('rule')}},
    axisTick: {lineStyle: {color: colour('rule')}},
    splitLine: {show: type !== 'category', lineStyle: {color: colour('rule')}},
    nameTextStyle: {color: colour('quiet')},
    nameLocation: 'middle',
    ...extra,
  });

  const common = () => ({
    animation: false,
    color: colours(),
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: colour('text')},
    grid: {left: 16, right: 28, top: 40, bottom: 32, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel'},
    legend: {top: 0, left: 0, textStyle: {color: colour('text')}, type: 'scroll', pageTextStyle: {color: colour('text')}},
    tooltip: {
      confine: true,
      backgroundColor: colour('raised'),
      borderColor: colour('rule'),
      textStyle: {color: colour('text')},
    },
  });

  const shortened = (text, length) => {
    const end = Math.floor((length - 1) / 2); // names often differ only there
    return text.length > length ? text.slice(0, length - 1 - end) + '…' + text.slice(text.length - end) : text;
  };

  function bars(chart, width) {
    const share = chart.unit.startsWith('%');
    const whole = chart.series.every(({values}) => values.every(Number.isInteger));
    const least = Math.min(1, ...chart.series.flatMap(({values}) => values).filter((value) => value > 0));
    const [stacked, upright, logarithmic] = ['STACKED', 'UPRIGHT', 'LOGARITHMIC'].map((name) => chart.style.includes(name));
    const lowest = logarithmic ? 10 ** Math.floor(Math.log10(least)) / 2 : null; // so that the least has a bar too
    const values = axis(logarithmic ? 'log' : 'value', {
      name: chart.unit,
      nameGap: 28,
      min: lowest,
      startValue: lowest, // of the bars, which else begin at 1
      minInterval: whole ? 1 : 0,
      max: share ? 100 : null,
    });
    values.axisLabel.showMinLabel = !logarithmic;
    const names = axis('category', {data: chart.categories, inverse: !upright});
    if (!upright) {
      names.axisLabel.width = Math.min(180, width / 3);
      names.axisLabel.formatter = (name) => shortened(name, Math.floor(names.axisLabel.width / CHARACTER));
      names.axisLabel.overflow = 'truncate';
      names.axisLabel.hideOverlap = false;
      names.axisLabel.interval = 0;
    }
    const series = chart.series.map(({name, values: data}) => ({
      type: 'bar',
      name,
      data: logarithmic ? data.map((value) => (value > 0 ? value : null)) : data,
      stack: stacked ? 'all' : undefined,
      barMaxWidth: 28,
    }));
    if (chart.references.length > 0) {
      series[0].markLine = {
        symbol: 'none',
        silent: true,
        lineStyle: {color: colour('warning'), type: 'dashed', width: 1.5},
        data: chart.references.map(({name, value}, index) => ({
          name,
          [upright ? 'yAxis' : 'xAxis']: value,
          label: {color: colour('text'), position: 'start', distance: 4 + 16 * index, formatter: () => shortened(name, 40)},
        })),
      };
    }
    const base = common();
    return {
      ...base,
      grid: {...base.grid, top: (chart.series.length > 1 ? 40 : 8) + 18 * chart.references.length},
      legend: {...base.legend, show: chart.series.length > 1},
      tooltip: {
        ...base.tooltip,
        trigger: 'axis',
        axisPointer: {type: 'shadow'},
        valueFormatter: (value) => (value == null ? '-' : number(value) + ' ' + chart.unit),
      },
      xAxis: upright ? names : values,
      yAxis: upright ? values : names,
      series,
    };
  }

  function lines(chart) {
    const type = chart.logarithmic ? 'log' : 'value';
    const base = common();
    return {
      ...base,
      grid: {...base.grid, left: 28, bottom: 36},
      tooltip: {
        ...base.tooltip,
        trigger: 'item',
        formatter: ({seriesName, value}) => {
          const shown = document.createElement('div');
          shown.textContent = `${seriesName}: ${number(value[1])} at ${number(value[0])}`;
          return shown;
        },
      },
      xAxis: axis(type, {name: chart.across, nameGap: 28}),
      yAxis: axis(type, {name: chart.up, nameGap: 40}),
      series: chart.series.map(({name, points, computed, colour: index}) => ({
        type: 'line',
        name,
        data: points,
        showSymbol: !computed,
        symbolSize: 9,
        lineStyle: {type: computed ? 'dashed' : 'solid', width: 2},
        itemStyle: {color: colour('colour-' + (index % 6))},
      })),
    };
  }

  function timeline(chart, width) {
    const base = common();
    const times = axis('time', {splitNumber: Math.max(2, Math.floor(width / 100))});
    const day = '{yyyy}-{MM}-{dd}';
    const isLong = chart.step * chart.series[0].values.length > YEAR;
    times.axisLabel.formatter = {year: isLong ? '{yyyy}' : day, month: isLong ? '{yyyy}-{MM}' : day, day, hour: '{HH}:{mm}', minute: '{HH}:{mm}'};
    return {
      ...base,
      useUTC: true,
      grid: {...base.grid, left: 28},
      legend: {...base.legend, itemWidth: 36, formatter: (name) => shortened(name, 30)},
      tooltip: {...base.tooltip, trigger: 'axis', valueFormatter: number},
      xAxis: times,
      yAxis: axis('value', {name: chart.up, nameGap: 40, minInterval: 1}),
      series: chart.series.map(({name, values}, index) => ({
        type: 'line',
        name,
        data: values.map((value, at) => [1000 * (chart.first + at * chart.step), value]),
        symbol: values.length === 1 ? 'circle' : 'none',
        symbolSize: 9,
        lineStyle: {type: DASHES[index % DASHES.length], width: 2},
      })),
    };
  }

  const options = {Bars: bars, Lines: lines, Timeline: timeline};

  function plain(place, chart) {
    const instance = echarts.init(place, null, {renderer: 'svg'});
    return {
      draw() {
        instance.dispatchAction({type: 'hideTip'});
        instance.resize();
        instance.setOption(options[chart.kind](chart, place.clientWidth), true);
      },
    };
  }

  const drawn = [...document.querySelectorAll('.chart')].map((place) => {
    const chart = JSON.parse(place.nextElementSibling.textContent);
    return chart.kind === 'MapChart' ? geofenceMap(place, chart, {colour, number, common}) : plain(place, chart);
  });
  const draw = () => drawn.forEach((each) => each.draw());

  draw();
  for (const query of ['(prefers-color-scheme: dark)', 'print']) {
    matchMedia(query).addEventListener('change', draw);
  }
  for (const moment of ['resize', 'beforeprint', 'afterprint']) {
    addEventListener(moment, draw);
  }
})();
