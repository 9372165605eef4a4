<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CallHeader</name>
    <message>
        <source>Elapsed time {0}</source>
        <translation>已通话 {0}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop and go on (Space)</source>
        <translation>暂停或继续（空格）</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End the call (Ctrl+E)</source>
        <translation>结束通话（Ctrl+E）</translation>
    </message>
    <message>
        <source>Nudges are muted</source>
        <translation>提示已静音</translation>
    </message>
    <message>
        <source>Mute nudges</source>
        <translation>静音提示</translation>
    </message>
    <message>
        <source>Mute nudges (Ctrl+Shift+M)</source>
        <translation>静音提示（Ctrl+Shift+M）</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>This call</source>
        <translation>本通要点</translation>
    </message>
    <message>
        <source>Checklist of this call</source>
        <translation>本通要点清单</translation>
    </message>
    <message>
        <source>The points of the call tick themselves as they are said.</source>
        <translation>说到一项，就自动勾上一项。</translation>
    </message>
    <message>
        <source>– {0} more when the call asks for them</source>
        <translation>– 另有 {0} 项，视通话需要</translation>
    </message>
    <message>
        <source>– {0} not assessed</source>
        <translation>– {0} 项未判断</translation>
    </message>
</context>
<context>
    <name>Gauges</name>
    <message>
        <source>Rate</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>偏慢</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>偏快</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>偏小</translation>
    </message>
    <message>
        <source>loud</source>
        <translation>偏大</translation>
    </message>
    <message>
        <source>Melody</source>
        <translation>语调</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>平淡</translation>
    </message>
    <message>
        <source>wide</source>
        <translation>起伏大</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>聆听中</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>平稳</translation>
    </message>
    <message>
        <source>usual {0}</source>
        <translation>常用 {0}</translation>
    </message>
</context>
<context>
    <name>GaugesCard</name>
    <message>
        <source>a minute ago</source>
        <translation>一分钟前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>HoldRow</name>
    <message>
        <source>Check back in</source>
        <translation>回应一下客户</translation>
    </message>
    <message>
        <source>Customer is waiting</source>
        <translation>客户在等待</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Fast speech</source>
        <translation>语速偏快</translation>
    </message>
    <message>
        <source>Slow speech</source>
        <translation>语速偏慢</translation>
    </message>
    <message>
        <source>Loud voice</source>
        <translation>音量偏大</translation>
    </message>
    <message>
        <source>Soft voice</source>
        <translation>音量偏小</translation>
    </message>
    <message>
        <source>Flat melody</source>
        <translation>语调平淡</translation>
    </message>
    <message>
        <source>Rising ending</source>
        <translation>句尾上扬</translation>
    </message>
    <message>
        <source>High voice</source>
        <translation>音高偏高</translation>
    </message>
    <message>
        <source>Long explanation</source>
        <translation>说得较长</translation>
    </message>
    <message>
        <source>Interruption</source>
        <translation>打断</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Late answer</source>
        <translation>回应较慢</translation>
    </message>
    <message>
        <source>Long wait</source>
        <translation>等待过久</translation>
    </message>
    <message>
        <source>Filler words</source>
        <translation>口头禅</translation>
    </message>
    <message>
        <source>Better wording</source>
        <translation>换个说法</translation>
    </message>
    <message>
        <source>Missing phrase</source>
        <translation>漏说要点</translation>
    </message>
    <message>
        <source>Order of steps</source>
        <translation>步骤顺序</translation>
    </message>
    <message>
        <source>Distorted sound</source>
        <translation>声音失真</translation>
    </message>
    <message>
        <source>Noisy line</source>
        <translation>线路有噪声</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>声音表达</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>时间把握</translation>
    </message>
    <message>
        <source>Conduct of the call</source>
        <translation>通话行为</translation>
    </message>
    <message>
        <source>Well said</source>
        <translation>说得好</translation>
    </message>
</context>
<context>
    <name>LineDelegate</name>
    <message>
        <source>Try: {0}</source>
        <translation>改说：{0}</translation>
    </message>
    <message>
        <source>Better not said</source>
        <translation>换个说法</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Getting ready to listen</source>
        <translation>正在准备聆听</translation>
    </message>
    <message>
        <source>The first start on a computer prepares the measuring, which may take half a minute.</source>
        <translation>在一台电脑上第一次启动要准备测量代码，大约半分钟。</translation>
    </message>
    <message>
        <source>The call cannot be played</source>
        <translation>无法播放这通电话</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>还没有通话</translation>
    </message>
    <message>
        <source>Listen to a recorded call and watch what the coach notices.</source>
        <translation>听一通录音，看看教练会提示什么。</translation>
    </message>
    <message>
        <source>Play the example call</source>
        <translation>播放示例通话</translation>
    </message>
    <message>
        <source>What was heard is kept.</source>
        <translation>已听到的都在。</translation>
    </message>
    <message>
        <source>Some sound is missing</source>
        <translation>有一段声音缺失</translation>
    </message>
    <message>
        <source>The gap counts as silence.</source>
        <translation>缺失处按静音处理，其余照常判断。</translation>
    </message>
    <message>
        <source>The program failed, and that is our mistake. Its log has the details.</source>
        <translation>程序出错了，这是我们的问题。日志里有详情。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Voice Coach</source>
        <translation>语音教练</translation>
    </message>
</context>
<context>
    <name>Mended</name>
    <message>
        <source>Good, keep it</source>
        <translation>好，保持</translation>
    </message>
    <message>
        <source>Clear now</source>
        <translation>听得清了</translation>
    </message>
    <message>
        <source>Livelier</source>
        <translation>有精神了</translation>
    </message>
</context>
<context>
    <name>NudgeCard</name>
    <message>
        <source>Wrong</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>This nudge is wrong (F)</source>
        <translation>这条提示不对（F）</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>What was measured, and why it matters (W)</source>
        <translation>测到了什么，为什么重要（W）</translation>
    </message>
    <message>
        <source>Nudge: {0}</source>
        <translation>提示：{0}</translation>
    </message>
    <message>
        <source>Nudges are muted</source>
        <translation>提示已静音</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M lets them speak.</source>
        <translation>按 Ctrl+Shift+M 恢复提示。</translation>
    </message>
    <message>
        <source>All is even</source>
        <translation>一切平稳</translation>
    </message>
    <message>
        <source>One nudge at a time appears here.</source>
        <translation>需要时，这里只出现一条提示。</translation>
    </message>
    <message>
        <source>usual {0}</source>
        <translation>常用 {0}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>The live page (Ctrl+1)</source>
        <translation>通话页（Ctrl+1）</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light or dark colours (Ctrl+T)</source>
        <translation>浅色或深色（Ctrl+T）</translation>
    </message>
    <message>
        <source>Chinese or English (Ctrl+L)</source>
        <translation>中文或英文（Ctrl+L）</translation>
    </message>
    <message>
        <source>Pages and switches</source>
        <translation>页面与开关</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>播放中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已中断</translation>
    </message>
</context>
<context>
    <name>Statuses</name>
    <message>
        <source>Said</source>
        <translation>已说</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>漏说</translation>
    </message>
    <message>
        <source>Possibly missing</source>
        <translation>可能漏说</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>未判断</translation>
    </message>
    <message>
        <source>To say</source>
        <translation>待说</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>After the call</source>
        <translation>通话小结</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Open the report (Ctrl+R)</source>
        <translation>打开报告（Ctrl+R）</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>再播一次</translation>
    </message>
    <message>
        <source>Play the call again (Ctrl+P)</source>
        <translation>再播一次（Ctrl+P）</translation>
    </message>
    <message>
        <source>Well done</source>
        <translation>做得好</translation>
    </message>
    <message>
        <source>Next time</source>
        <translation>下次试试</translation>
    </message>
    <message>
        <source>Rate {0}</source>
        <translation>语速 {0}</translation>
    </message>
    <message>
        <source>Melody {0}</source>
        <translation>起伏 {0}</translation>
    </message>
    <message>
        <source>Interruptions {0}</source>
        <translation>打断 {0}</translation>
    </message>
    <message>
        <source>Nudges {0}</source>
        <translation>提示 {0}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Why: {0}</source>
        <translation>为什么：{0}</translation>
    </message>
</context>
<context>
    <name>TalkShare</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Talk share: {0}, {1}</source>
        <translation>说话占比：{0}，{1}</translation>
    </message>
    <message>
        <source>How the talk is shared so far</source>
        <translation>到目前为止的说话占比</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Transcript</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>What both of you say appears here.</source>
        <translation>双方说的话会出现在这里。</translation>
    </message>
    <message>
        <source>In this call the voice is measured; its words are not recognised.</source>
        <translation>这通电话只测量声音，不识别文字。</translation>
    </message>
    <message>
        <source>To the latest ↓</source>
        <translation>回到最新 ↓</translation>
    </message>
    <message>
        <source>Follow the talk again (End)</source>
        <translation>回到最新（End）</translation>
    </message>
    <message>
        <source>Transcript of both speakers</source>
        <translation>双方的对话</translation>
    </message>
</context>
<context>
    <name>TranscriptLines</name>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>chars/min</source>
        <translation>字/分</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>semitones</source>
        <translation>半音</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Why: {0}</source>
        <translation>为什么：{0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>Your usual</source>
        <translation>您的常用</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>听到</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
</context>
</TS>
