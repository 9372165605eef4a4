<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Take in recordings</source>
        <translation>导入录音</translation>
    </message>
    <message>
        <source>About this session</source>
        <translation>会话信息</translation>
    </message>
    <message>
        <source>About these recordings</source>
        <translation>这些录音的信息</translation>
    </message>
    <message>
        <source>{0} sessions</source>
        <translation>{0} 个会话</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Empty for ticket number or file name</source>
        <translation>空着则用工单号或文件名</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Separated by blanks; empty fields leave the tags of each session as they are</source>
        <translation>用空格分隔；空着则各会话的标签不变</translation>
    </message>
    <message>
        <source>Separated by blanks</source>
        <translation>用空格分隔</translation>
    </message>
    <message>
        <source>Whose calls</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>A person&apos;s own words and usual voice judge what is taken in</source>
        <translation>导入时按此人的用语和常用声音判断</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>somebody who was removed</source>
        <translation>已移除的人员</translation>
    </message>
</context>
<context>
    <name>AccuracyPage</name>
    <message>
        <source>How often each rule is right</source>
        <translation>规则准不准</translation>
    </message>
    <message>
        <source>By your rulings: precision is the share of right flags among those ruled right or wrong; recall is the share of what happened that was found. Enter shows the sessions.</source>
        <translation>按大家的裁定统计：准确率是裁定为对的提示所占比例，召回率是实际发生的问题中被发现的比例。按回车查看相关会话。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>One line for each</source>
        <translation>每行一项</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Counting the rulings …</source>
        <translation>正在统计裁定…</translation>
    </message>
    <message>
        <source>Nothing has been ruled on yet</source>
        <translation>还没有裁定</translation>
    </message>
    <message>
        <source>Say of flags whether they are right or wrong; here it shows how good each rule is.</source>
        <translation>先裁定提示的对错，这里就会显示每条规则有多准。</translation>
    </message>
</context>
<context>
    <name>AccuracyTable</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>对</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Not ruled on</source>
        <translation>未裁定</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>实际发生</translation>
    </message>
</context>
<context>
    <name>AfterTake</name>
    <message>
        <source>It cannot be heard</source>
        <translation>播放不了</translation>
    </message>
    <message>
        <source>There is no sound output, or the sound is gone; marks stay.</source>
        <translation>没有声音输出，或录音已不在；评分不变。</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Aspects</name>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>削顶</translation>
    </message>
    <message>
        <source>Crosstalk</source>
        <translation>串音</translation>
    </message>
    <message>
        <source>Automatic gain</source>
        <translation>自动增益</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Flag</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>{0} (T: next panel)</source>
        <translation>{0}（T：下一栏）</translation>
    </message>
    <message>
        <source>Judge anew</source>
        <translation>重新判断</translation>
    </message>
    <message>
        <source>Judge this call anew by its pack as it is now</source>
        <translation>按现在的规则包重新判断这通电话</translation>
    </message>
    <message>
        <source>{0} flags, {1} ruled</source>
        <translation>{0} 处提示，已评 {1} 处</translation>
    </message>
    <message>
        <source>rulings without their flag: {0}</source>
        <translation>{0} 条裁定所指的提示已不在</translation>
    </message>
    <message>
        <source>objections waiting: {0}</source>
        <translation>{0} 条申诉待处理</translation>
    </message>
</context>
<context>
    <name>CallBoard</name>
    <message>
        <source>Getting ready to listen</source>
        <translation>正在准备聆听</translation>
    </message>
</context>
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
        <source>Ticket number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Ticket number of this call</source>
        <translation>本通工单号</translation>
    </message>
    <message>
        <source>Ticket number of this call (Ctrl+G)</source>
        <translation>本通工单号（Ctrl+G）</translation>
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
    <name>CallsDialog</name>
    <message>
        <source>Today&apos;s calls</source>
        <translation>今天的通话</translation>
    </message>
    <message>
        <source>Join with the next</source>
        <translation>与下一通合并</translation>
    </message>
    <message>
        <source>Cut here</source>
        <translation>在此拆分</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The calls are being judged anew</source>
        <translation>正在重新判断这些通话</translation>
    </message>
    <message>
        <source>ticket {0}</source>
        <translation>工单 {0}</translation>
    </message>
    <message>
        <source>These calls cannot be joined or cut like this</source>
        <translation>这些通话不能这样合并或拆分</translation>
    </message>
    <message>
        <source>Complete calls that follow each other can be joined; either part of a cut lasts a second.</source>
        <translation>相邻且完整的通话才能合并；拆分后的每一段至少要有一秒。</translation>
    </message>
    <message>
        <source>A call that was cut in two is joined with the next one; two calls that ran together are cut.</source>
        <translation>一通被切成两段，就与下一通合并；两通连成一段，就从中拆分。</translation>
    </message>
    <message>
        <source>No calls yet today.</source>
        <translation>今天还没有通话。</translation>
    </message>
    <message>
        <source>Time in the call</source>
        <translation>通话中的时间</translation>
    </message>
    <message>
        <source>Hours, minutes, seconds from its beginning</source>
        <translation>从通话开始算起：时、分、秒</translation>
    </message>
</context>
<context>
    <name>CheckResults</name>
    <message>
        <source>Results of the check</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
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
    <name>ConsentPage</name>
    <message>
        <source>Without your consent no call is recorded; you are asked again before the first one.</source>
        <translation>未同意之前不会录任何通话；第一次通话前会再问您。</translation>
    </message>
    <message>
        <source>Recording and consent</source>
        <translation>录音与同意</translation>
    </message>
    <message>
        <source>A call has two sides. Please read what is recorded, who may hear it, and what you see to.</source>
        <translation>通话有两方。请先了解会录下什么、谁能听到、您需要做什么。</translation>
    </message>
    <message>
        <source>Text of the consent</source>
        <translation>同意书全文</translation>
    </message>
    <message>
        <source>I have read this and agree</source>
        <translation>我已阅读并同意</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>What was really said?</source>
        <translation>实际说的是什么？</translation>
    </message>
    <message>
        <source>Words (empty: nothing was said)</source>
        <translation>文字（留空：没有说话）</translation>
    </message>
    <message>
        <source>Identifiers in these words are hidden. Show them first (I) to correct the words.</source>
        <translation>这句话里的号码已遮住。要改文字，先显示号码（I）。</translation>
    </message>
    <message>
        <source>Who spoke</source>
        <translation>谁说的</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>From (s)</source>
        <translation>开始（秒）</translation>
    </message>
    <message>
        <source>Until (s)</source>
        <translation>结束（秒）</translation>
    </message>
    <message>
        <source>The call is judged anew with it; what was heard is kept.</source>
        <translation>改后会重新判断这通电话；原来识别的文字仍保留。</translation>
    </message>
    <message>
        <source>Correct and judge anew</source>
        <translation>更正并重新判断</translation>
    </message>
</context>
<context>
    <name>CriterionRow</name>
    <message>
        <source>Its share of the score, per cent</source>
        <translation>占总分的百分比</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>听这一段</translation>
    </message>
    <message>
        <source>Hear it: {0}</source>
        <translation>听这一段：{0}</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>Melody</source>
        <translation>语调</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>示范</translation>
    </message>
    <message>
        <source>You</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Curves of melody and loudness: the model&apos;s and yours</source>
        <translation>语调和响度曲线：示范的和您的</translation>
    </message>
</context>
<context>
    <name>CustomerView</name>
    <message>
        <source>The customer speaks</source>
        <translation>客户在说</translation>
    </message>
    <message>
        <source>The customer listens</source>
        <translation>客户在听</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Delete this session for good?</source>
        <translation>彻底删除这个会话？</translation>
    </message>
    <message>
        <source>Delete {0} sessions for good?</source>
        <translation>彻底删除这 {0} 个会话？</translation>
    </message>
    <message>
        <source>sound recordings: {0} ({1})</source>
        <translation>录音 {0} 段（{1}）</translation>
    </message>
    <message>
        <source>sessions with words: {0}</source>
        <translation>{0} 个会话的文字</translation>
    </message>
    <message>
        <source>rulings: {0}, with all comments</source>
        <translation>裁定 {0} 条及全部批注</translation>
    </message>
    <message>
        <source>objections that nobody has decided: {0}</source>
        <translation>尚未处理的申诉 {0} 条</translation>
    </message>
    <message>
        <source>flags, reports and what the search knows of them</source>
        <translation>提示、报告和搜索索引</translation>
    </message>
    <message>
        <source>This goes: {0}. It cannot be brought back.</source>
        <translation>将一并删除：{0}。删除后无法恢复。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Comment at {0}</source>
        <translation>在 {0} 批注</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Object to this flag</source>
        <translation>对这处提示申诉</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>Uphold: the flag does not count</source>
        <translation>申诉成立：这处不算</translation>
    </message>
    <message>
        <source>Reject: it counts</source>
        <translation>申诉不成立：照算</translation>
    </message>
    <message>
        <source>Objection of {0}: {1}</source>
        <translation>{0}的申诉：{1}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>You have objected yourself; a decision is better left to somebody else.</source>
        <translation>这条申诉是您自己提出的，最好由别人来处理。</translation>
    </message>
    <message>
        <source>Words (may stay empty)</source>
        <translation>说明（可留空）</translation>
    </message>
</context>
<context>
    <name>DevicePicker</name>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>The customer&apos;s sound</source>
        <translation>对方的声音</translation>
    </message>
    <message>
        <source>Your headset&apos;s microphone</source>
        <translation>您耳机上的麦克风</translation>
    </message>
    <message>
        <source>Where the softphone plays: choose the headset</source>
        <translation>通话软件从哪里放音：请选耳机</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Not plugged in: {0}</source>
        <translation>未接入：{0}</translation>
    </message>
    <message>
        <source>In the microphone&apos;s device: left me, right customer</source>
        <translation>就在麦克风那个设备里：左声道是我，右声道是客户</translation>
    </message>
    <message>
        <source>In the microphone&apos;s device: left customer, right me</source>
        <translation>就在麦克风那个设备里：左声道是客户，右声道是我</translation>
    </message>
    <message>
        <source>None: only my own voice</source>
        <translation>没有：只听自己</translation>
    </message>
    <message>
        <source>As the system ({0})</source>
        <translation>跟随系统（{0}）</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>The system&apos;s usual microphone and sound are used; you can change them in the settings.</source>
        <translation>会使用系统默认的麦克风和声音，之后可以在设置里改。</translation>
    </message>
    <message>
        <source>Your headset</source>
        <translation>您的耳机</translation>
    </message>
    <message>
        <source>Say a few words: the first bar should move. When the customer speaks, the second one does.</source>
        <translation>说几句话，第一条应该会动；对方说话时，第二条会动。</translation>
    </message>
    <message>
        <source>List devices anew (F5)</source>
        <translation>重新查找设备（F5）</translation>
    </message>
    <message>
        <source>A check of 20 seconds</source>
        <translation>20 秒检查</translation>
    </message>
    <message>
        <source>Please say nothing for a moment: the room is being heard.</source>
        <translation>请先别说话：正在听环境声音。</translation>
    </message>
    <message>
        <source>Now speak as on the phone: “您好，很高兴为您服务，请问有什么可以帮您？” and go on.</source>
        <translation>请像打电话那样说：“您好，很高兴为您服务，请问有什么可以帮您？”并接着往下说。</translation>
    </message>
    <message>
        <source>Please say nothing: a voice plays in your headset. Does it leak into the microphone?</source>
        <translation>请别说话：耳机里正在放一段人声，看它会不会漏进麦克风。</translation>
    </message>
    <message>
        <source>Just a moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Noise, volume, clipping, crosstalk and automatic gain: what is good, and what to change.</source>
        <translation>看噪声、音量、削顶、串音和自动增益：哪些合适，哪些要调。</translation>
    </message>
    <message>
        <source>How far the check is</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>Break it off</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再检查一次</translation>
    </message>
    <message>
        <source>Begin the check</source>
        <translation>开始检查</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Ready</source>
        <translation>准备好了</translation>
    </message>
    <message>
        <source>Start the shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Start the shift in the morning and take calls as always: they begin and end by themselves.</source>
        <translation>早上开班后照常接电话即可，通话的开始和结束会自动识别。</translation>
    </message>
    <message>
        <source>Judge the reading again</source>
        <translation>重新判断朗读</translation>
    </message>
    <message>
        <source>Judging the reading</source>
        <translation>正在判断朗读</translation>
    </message>
    <message>
        <source>Your reading is being judged. You need not wait for it.</source>
        <translation>正在判断您的朗读，不必等它。</translation>
    </message>
    <message>
        <source>Your reading could not be judged.</source>
        <translation>您的朗读没能判断。</translation>
    </message>
    <message>
        <source>pace {0}</source>
        <translation>语速 {0}</translation>
    </message>
    <message>
        <source>pitch {0} Hz</source>
        <translation>音高 {0} 赫兹</translation>
    </message>
    <message>
        <source>melody {0}</source>
        <translation>起伏 {0}</translation>
    </message>
    <message>
        <source>Your usual voice is kept: {0}.</source>
        <translation>已记住您的常用声音：{0}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not told yet: {0}.</source>
        <translation>还不能判断：{0}。</translation>
    </message>
    <message>
        <source>Some of what was read could not be used; go back to say it again.</source>
        <translation>有些朗读没能用上；可以返回重读。</translation>
    </message>
    <message>
        <source>volume against your own</source>
        <translation>相对您平时的音量</translation>
    </message>
    <message>
        <source>pitch against your own</source>
        <translation>相对您平时的音高</translation>
    </message>
    <message>
        <source>pace against your own</source>
        <translation>相对您平时的语速</translation>
    </message>
    <message>
        <source>sentence endings against your own</source>
        <translation>相对您平时的句尾语调</translation>
    </message>
    <message>
        <source>clarity (needs a model)</source>
        <translation>咬字清晰度（需要识别模型）</translation>
    </message>
    <message>
        <source>noise against the usual</source>
        <translation>相对平时的噪声</translation>
    </message>
    <message>
        <source>greetings and apologies against your own</source>
        <translation>问候与致歉相对您平时的说法</translation>
    </message>
    <message>
        <source>the smile in the voice</source>
        <translation>声音里的微笑</translation>
    </message>
</context>
<context>
    <name>DrillFinder</name>
    <message>
        <source>All drills</source>
        <translation>全部练习</translation>
    </message>
    <message>
        <source>Search drills …</source>
        <translation>搜索练习…</translation>
    </message>
    <message>
        <source>Search drills by words</source>
        <translation>按文字搜索练习</translation>
    </message>
    <message>
        <source>Search drills (Ctrl+F)</source>
        <translation>搜索练习（Ctrl+F）</translation>
    </message>
    <message>
        <source>Kind of drill</source>
        <translation>练习种类</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部种类</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>难度</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>全部难度</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>All sectors</source>
        <translation>全部行业</translation>
    </message>
    <message>
        <source>No drill is like this. Take some words or a filter away.</source>
        <translation>没有这样的练习。去掉几个字或一个筛选条件试试。</translation>
    </message>
    <message>
        <source>{0} drills</source>
        <translation>{0} 个</translation>
    </message>
    <message>
        <source>1 drill</source>
        <translation>1 个练习</translation>
    </message>
</context>
<context>
    <name>DueDialog</name>
    <message>
        <source>Older than you keep</source>
        <translation>超过保留期限</translation>
    </message>
    <message>
        <source>Delete these for good</source>
        <translation>彻底删除这些</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Sound goes with its pictures, words with the reports made of them; flags, figures and rulings stay. It cannot be brought back.</source>
        <translation>录音连同它的图形、文字连同据此写的报告一起删除；提示、数值和裁定留下。删除后无法恢复。</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Nothing is older than you keep it.</source>
        <translation>没有超过保留期限的录音或文字。</translation>
    </message>
    <message>
        <source>sound of {0} sessions</source>
        <translation>录音 {0} 个会话</translation>
    </message>
    <message>
        <source>words of {0} sessions</source>
        <translation>文字 {0} 个会话</translation>
    </message>
    <message>
        <source>{0} practice recordings</source>
        <translation>练习录音 {0} 段</translation>
    </message>
    <message>
        <source>Older than you keep: {0}. Delete them?</source>
        <translation>超过保留期限：{0}。要删除吗？</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>练习录音</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0} days old</source>
        <translation>已 {0} 天</translation>
    </message>
    <message>
        <source>Deleted: {0}.</source>
        <translation>已删除 {0} 项。</translation>
    </message>
    <message>
        <source> In use, left for the next time: {0}.</source>
        <translation>正在使用、下次再删：{0} 项。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Report to print (PDF)</source>
        <translation>打印用报告（PDF）</translation>
    </message>
    <message>
        <source>Report as a web page</source>
        <translation>网页报告</translation>
    </message>
    <message>
        <source>Two sessions side by side (web page)</source>
        <translation>两个会话对比（网页）</translation>
    </message>
    <message>
        <source>Table of all flags (CSV)</source>
        <translation>全部提示的表格（CSV）</translation>
    </message>
    <message>
        <source>Table of all figures (CSV)</source>
        <translation>全部数据的表格（CSV）</translation>
    </message>
    <message>
        <source>Sound (FLAC)</source>
        <translation>声音（FLAC）</translation>
    </message>
    <message>
        <source>Subtitles (SRT)</source>
        <translation>字幕（SRT）</translation>
    </message>
    <message>
        <source>Subtitles (WebVTT)</source>
        <translation>字幕（WebVTT）</translation>
    </message>
    <message>
        <source>Tiers for Praat (TextGrid)</source>
        <translation>Praat 标注（TextGrid）</translation>
    </message>
    <message>
        <source>Labels for Audacity</source>
        <translation>Audacity 标签</translation>
    </message>
    <message>
        <source>Everything, for other programs (JSON)</source>
        <translation>全部内容，供其他程序使用（JSON）</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写出……</translation>
    </message>
    <message>
        <source>Write reports and tables</source>
        <translation>导出报告和表格</translation>
    </message>
    <message>
        <source>Sessions to write: %1</source>
        <translation>要导出的会话：%1 个</translation>
    </message>
    <message>
        <source>As</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>With rulings, comments and marks where there are any</source>
        <translation>有裁定、批注和评分的一并写出</translation>
    </message>
    <message>
        <source>Else they are hidden, and silent in the sound. That they are shown is kept.</source>
        <translation>不勾选则遮盖，声音里对应处静音；显示会留下记录。</translation>
    </message>
    <message>
        <source>Show numbers and codes</source>
        <translation>显示号码和密码</translation>
    </message>
    <message>
        <source>Choose where …</source>
        <translation>选择位置……</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写出：%1</translation>
    </message>
    <message>
        <source>Could not be written: %1</source>
        <translation>没能写出：%1 个</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>The download has not worked</source>
        <translation>下载没有完成</translation>
    </message>
    <message>
        <source>What has come so far is kept: try again and it goes on there, or import the model from a zip file.</source>
        <translation>已下载的部分会保留：再试一次就接着下载，也可以从 zip 文件导入。</translation>
    </message>
    <message>
        <source>This cannot be installed as a model</source>
        <translation>这不是可以安装的模型</translation>
    </message>
    <message>
        <source>Choose the zip file as its publisher gives it, or the folder that was unpacked from it.</source>
        <translation>请选择发布者原样的 zip 文件，或由它解压出来的文件夹。</translation>
    </message>
    <message>
        <source>This model is not known</source>
        <translation>没有这个模型</translation>
    </message>
    <message>
        <source>Import it from a zip file or a folder instead.</source>
        <translation>请改从 zip 文件或文件夹导入。</translation>
    </message>
    <message>
        <source>The model could not be written</source>
        <translation>模型没能写入硬盘</translation>
    </message>
    <message>
        <source>Free some space on the disk and see that its folder may be written to.</source>
        <translation>请腾出一些硬盘空间，并确认文件夹可以写入。</translation>
    </message>
    <message>
        <source>{0} is installed already.</source>
        <translation>{0} 已经安装过了。</translation>
    </message>
    <message>
        <source>There is no Vosk or Whisper model in it.</source>
        <translation>里面没有 Vosk 或 Whisper 模型。</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>文件已经不在了。</translation>
    </message>
    <message>
        <source>{0} MB are free, {1} MB are needed.</source>
        <translation>剩余 {0} MB，需要 {1} MB。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be written.</source>
        <translation>文件夹 {0} 无法写入。</translation>
    </message>
    <message>
        <source>The server answers with error {0}.</source>
        <translation>服务器返回错误 {0}。</translation>
    </message>
    <message>
        <source>The server cannot be reached from this computer.</source>
        <translation>这台电脑连不上服务器。</translation>
    </message>
    <message>
        <source>The line broke off.</source>
        <translation>连接中断了。</translation>
    </message>
    <message>
        <source>What came is not what was promised.</source>
        <translation>下载到的内容与发布的不一致。</translation>
    </message>
    <message>
        <source>This cannot be kept as it is</source>
        <translation>不能这样保存</translation>
    </message>
    <message>
        <source>Somebody of this name and staff number is there already: choose that one, or add a number.</source>
        <translation>已经有同名同工号的人：请直接选择，或补上工号。</translation>
    </message>
    <message>
        <source>It could not be kept</source>
        <translation>没能保存</translation>
    </message>
    <message>
        <source>It is installed, but it hears another language</source>
        <translation>已安装，但它识别的是别的语言</translation>
    </message>
    <message>
        <source>For these calls a model for Mandarin is needed: install or import that one.</source>
        <translation>这些通话需要普通话模型：请安装或导入普通话的模型。</translation>
    </message>
    <message>
        <source>That has not worked</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>Try it again, or skip this step: nothing you entered is lost.</source>
        <translation>请再试一次，或跳过这一步；您填写的内容都还在。</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Flags</source>
        <translation>提示类型</translation>
    </message>
    <message>
        <source>Missed item</source>
        <translation>漏说要点</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Score from</source>
        <translation>最低得分</translation>
    </message>
    <message>
        <source>Score to</source>
        <translation>最高得分</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Still to be ruled on</source>
        <translation>还有提示未裁定</translation>
    </message>
    <message>
        <source>With an open objection</source>
        <translation>有申诉待处理</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>FirstRunWizard</name>
    <message>
        <source>Setting up Voice Coach</source>
        <extracomment>Which dot a step belongs to: five dots for six steps, since name and voice are one matter.</extracomment>
        <translation>设置语音教练</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation>回到上一页（Alt+左）</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Leave this step out (Alt+S)</source>
        <translation>跳过这一步（Alt+S）</translation>
    </message>
    <message>
        <source>Go on (Alt+Right)</source>
        <translation>继续（Alt+右）</translation>
    </message>
    <message>
        <source>If you skip this: {0}</source>
        <translation>如果跳过：{0}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>FlagPanel</name>
    <message>
        <source>Right</source>
        <translation>对</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>This flag: {0}</source>
        <translation>这处提示：{0}</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Comment at this second (C)</source>
        <translation>在这一秒批注（C）</translation>
    </message>
    <message>
        <source>The chosen flag</source>
        <translation>选中的提示</translation>
    </message>
    <message>
        <source>No flag is chosen. J goes to the next one; a click on the timeline is heard.</source>
        <translation>还没有选中提示。按 J 到下一处；点时间轴就能听。</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>处理申诉…</translation>
    </message>
    <message>
        <source>Object…</source>
        <translation>申诉…</translation>
    </message>
    <message>
        <source>Decide on the objection (O)</source>
        <translation>处理这条申诉（O）</translation>
    </message>
    <message>
        <source>Object (O)</source>
        <translation>申诉（O）</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>Say instead: {0}</source>
        <translation>怎么说：{0}</translation>
    </message>
    <message>
        <source>An objection waits for a decision: {0}</source>
        <translation>有一条申诉待处理：{0}</translation>
    </message>
    <message>
        <source>Does not count.</source>
        <translation>这处不算。</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>objects: {0}</source>
        <translation>申诉：{0}</translation>
    </message>
    <message>
        <source>objection upheld</source>
        <translation>申诉成立</translation>
    </message>
    <message>
        <source>objection rejected</source>
        <translation>申诉不成立</translation>
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
    <name>GymPage</name>
    <message>
        <source>Once more</source>
        <translation>再来一遍</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>开始说</translation>
    </message>
    <message>
        <source>Done speaking</source>
        <translation>说完了</translation>
    </message>
    <message>
        <source>Hear model</source>
        <translation>听示范</translation>
    </message>
    <message>
        <source>Keep as model</source>
        <translation>把这一遍设为示范</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>换一句</translation>
    </message>
    <message>
        <source>Hear mine</source>
        <translation>听我的</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Tone gym</source>
        <translation>语气练习室</translation>
    </message>
    <message>
        <source>Say it as you always do; then imitate the model.</source>
        <translation>先照您平时的样子说一遍，然后再学示范。</translation>
    </message>
    <message>
        <source>Getting ready …</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Comparing with the model …</source>
        <translation>正在与示范比较…</translation>
    </message>
    <message>
        <source>Listening …</source>
        <translation>正在听…</translation>
    </message>
    <message>
        <source>Best so far: {0:.0f} %</source>
        <translation>最好成绩：{0:.0f}%</translation>
    </message>
    <message>
        <source>{0:.0f} % like the model, your best so far</source>
        <translation>与示范相近 {0:.0f}%，目前最好</translation>
    </message>
    <message>
        <source>{0:.0f} % like the model</source>
        <translation>与示范相近 {0:.0f}%</translation>
    </message>
    <message>
        <source>Once your usual way is known, takes are held against your own voice.</source>
        <translation>先按平时说一遍，之后就和您自己的声音比。</translation>
    </message>
    <message>
        <source>The microphone is gone</source>
        <translation>麦克风断开了</translation>
    </message>
    <message>
        <source>Plug it in again, then speak once more.</source>
        <translation>接回后再说一遍。</translation>
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
    <name>HomePage</name>
    <message>
        <source>The last take is still being marked</source>
        <translation>上一遍还在评</translation>
    </message>
    <message>
        <source>Then you can go on.</source>
        <translation>评完就可以继续。</translation>
    </message>
    <message>
        <source>A call runs</source>
        <translation>正在通话</translation>
    </message>
    <message>
        <source>End it first; then practice begins.</source>
        <translation>先结束通话，再开始练习。</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Practised today: {0}</source>
        <translation>今天练了 {0}</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Do not offer it again</source>
        <translation>不再提示摸底</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Reading the drills …</source>
        <translation>正在读取练习…</translation>
    </message>
    <message>
        <source>The rules that are chosen have no drills</source>
        <translation>所选的规则里没有练习</translation>
    </message>
    <message>
        <source>Choose the rules that came with the program in the settings to practise with its drills.</source>
        <translation>在设置里选用程序自带的规则，就能用它的练习。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>{0} (G)</source>
        <translation>{0}（G）</translation>
    </message>
    <message>
        <source>Find out where to begin</source>
        <translation>先摸个底</translation>
    </message>
    <message>
        <source>{0} of {1} exercises done, about {2} left. Afterwards today&apos;s cards fit your voice.</source>
        <translation>{1} 项已做 {0} 项，还要约 {2}。做完后，每天的练习按您的声音来排。</translation>
    </message>
    <message>
        <source>{0} short exercises, about {1}. Afterwards today&apos;s cards fit your voice.</source>
        <translation>{0} 个小练习，约 {1}。做完后，每天的练习按您的声音来排。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Find out where to begin (P)</source>
        <translation>先摸个底（P）</translation>
    </message>
</context>
<context>
    <name>ImportProgress</name>
    <message>
        <source>Taken in: {0}</source>
        <translation>已导入 {0} 个</translation>
    </message>
    <message>
        <source>there already: {0}</source>
        <translation>已有 {0} 个</translation>
    </message>
    <message>
        <source>could not be read: {0}</source>
        <translation>无法读取 {0} 个</translation>
    </message>
    <message>
        <source>given up: {0}</source>
        <translation>已放弃 {0} 个</translation>
    </message>
    <message>
        <source>Taken in: {0} of {1}</source>
        <translation>已导入 {0}/{1}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Start or end the shift</source>
        <translation>开班或收班</translation>
    </message>
    <message>
        <source>Begin a call now</source>
        <translation>立即开始通话</translation>
    </message>
    <message>
        <source>Pause and go on</source>
        <translation>暂停／继续</translation>
    </message>
    <message>
        <source>End the call</source>
        <translation>结束通话</translation>
    </message>
    <message>
        <source>Be ready for the next call</source>
        <translation>准备下一通</translation>
    </message>
    <message>
        <source>Write the ticket number</source>
        <translation>填写工单号</translation>
    </message>
    <message>
        <source>Mute nudges, or let them speak</source>
        <translation>提示静音／恢复</translation>
    </message>
    <message>
        <source>This nudge is wrong</source>
        <translation>这条提示误报</translation>
    </message>
    <message>
        <source>Why this nudge</source>
        <translation>为什么提示</translation>
    </message>
    <message>
        <source>Mend what the banner says</source>
        <translation>按横幅上的按钮</translation>
    </message>
    <message>
        <source>To the latest words</source>
        <translation>回到最新对话</translation>
    </message>
    <message>
        <source>Listen to clip 1 of the card</source>
        <translation>听小结的第 1 段</translation>
    </message>
    <message>
        <source>Listen to clip 2 of the card</source>
        <translation>听小结的第 2 段</translation>
    </message>
    <message>
        <source>Listen to clip 3 of the card</source>
        <translation>听小结的第 3 段</translation>
    </message>
    <message>
        <source>Listen to clip 4 of the card</source>
        <translation>听小结的第 4 段</translation>
    </message>
    <message>
        <source>Listen to clip 5 of the card</source>
        <translation>听小结的第 5 段</translation>
    </message>
    <message>
        <source>Review the call on the card</source>
        <translation>回放小结里的这通电话</translation>
    </message>
    <message>
        <source>Practise the sentence on the card</source>
        <translation>再练要点卡上的这一句</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>关闭小结</translation>
    </message>
    <message>
        <source>Play the example call</source>
        <translation>播放示例通话</translation>
    </message>
    <message>
        <source>Open the report of the example call</source>
        <translation>打开示例通话的报告</translation>
    </message>
    <message>
        <source>Today&apos;s calls</source>
        <translation>今天的通话</translation>
    </message>
    <message>
        <source>Keep the recording that was found again</source>
        <translation>保留找回的录音</translation>
    </message>
    <message>
        <source>Discard it (press twice)</source>
        <translation>丢弃找回的录音（按两次）</translation>
    </message>
    <message>
        <source>Show or hide the overlay</source>
        <translation>显示／隐藏置顶条</translation>
    </message>
    <message>
        <source>Let clicks through the overlay, or not</source>
        <translation>置顶条鼠标穿透 开／关</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>当前人员</translation>
    </message>
    <message>
        <source>Choose devices</source>
        <translation>选择设备</translation>
    </message>
    <message>
        <source>The live page</source>
        <translation>通话页</translation>
    </message>
    <message>
        <source>Drills and the tone gym</source>
        <translation>练习与语气练习室</translation>
    </message>
    <message>
        <source>Recorded sessions</source>
        <translation>回放（会话库）</translation>
    </message>
    <message>
        <source>Progress over days and weeks</source>
        <translation>几天、几周来的进步</translation>
    </message>
    <message>
        <source>List what is older than you keep</source>
        <translation>列出超过保留期限的内容</translation>
    </message>
    <message>
        <source>Phrases of this centre</source>
        <translation>规范用语与禁语</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>浅色／深色</translation>
    </message>
    <message>
        <source>Chinese or English</source>
        <translation>中文／英文</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>Review: next flag</source>
        <translation>回放：下一处提示</translation>
    </message>
    <message>
        <source>Review: previous flag</source>
        <translation>回放：上一处提示</translation>
    </message>
    <message>
        <source>Review: play this stretch, or hold</source>
        <translation>回放：播放这一段，或停住</translation>
    </message>
    <message>
        <source>Review: again and again</source>
        <translation>回放：循环</translation>
    </message>
    <message>
        <source>Review: both sides, me alone, customer alone</source>
        <translation>回放：两边、只听我、只听客户</translation>
    </message>
    <message>
        <source>Review: slower</source>
        <translation>回放：放慢</translation>
    </message>
    <message>
        <source>Review: faster</source>
        <translation>回放：加快</translation>
    </message>
    <message>
        <source>Review: a little back</source>
        <translation>回放：往回一点</translation>
    </message>
    <message>
        <source>Review: a little on</source>
        <translation>回放：往后一点</translation>
    </message>
    <message>
        <source>Review: select back from here</source>
        <translation>回放：从这里往回选</translation>
    </message>
    <message>
        <source>Review: select on from here</source>
        <translation>回放：从这里往后选</translation>
    </message>
    <message>
        <source>Review: this flag is right</source>
        <translation>回放：这处提示对</translation>
    </message>
    <message>
        <source>Review: this flag is wrong</source>
        <translation>回放：这处提示错</translation>
    </message>
    <message>
        <source>Review: not sure about this flag</source>
        <translation>回放：这处不确定</translation>
    </message>
    <message>
        <source>Review: take the ruling back</source>
        <translation>回放：收回评判</translation>
    </message>
    <message>
        <source>Review: comment here</source>
        <translation>回放：在这里批注</translation>
    </message>
    <message>
        <source>Review: a flag was missed here</source>
        <translation>回放：这里漏了提示</translation>
    </message>
    <message>
        <source>Review: object to this flag, or decide</source>
        <translation>回放：申诉，或处理申诉</translation>
    </message>
    <message>
        <source>Review: correct what was heard</source>
        <translation>回放：更正识别的文字</translation>
    </message>
    <message>
        <source>Review: closer</source>
        <translation>回放：放大</translation>
    </message>
    <message>
        <source>Review: farther</source>
        <translation>回放：缩小</translation>
    </message>
    <message>
        <source>Review: the whole call</source>
        <translation>回放：整通电话</translation>
    </message>
    <message>
        <source>Review: close up on the flag</source>
        <translation>回放：放大到这处提示</translation>
    </message>
    <message>
        <source>Review: which curves are drawn</source>
        <translation>回放：切换曲线</translation>
    </message>
    <message>
        <source>Review: next panel</source>
        <translation>回放：下一栏</translation>
    </message>
    <message>
        <source>Review: show or hide identifiers</source>
        <translation>回放：显示或遮住号码</translation>
    </message>
    <message>
        <source>Review: mend what the banner says</source>
        <translation>回放：按横幅上的按钮</translation>
    </message>
    <message>
        <source>Review: make this stretch a model of the tone gym</source>
        <translation>回放：把这一段设为语气示范</translation>
    </message>
    <message>
        <source>Practice: start, or once more</source>
        <translation>练习：开始，或再来一遍</translation>
    </message>
    <message>
        <source>Practice: the line again, or the model</source>
        <translation>练习：再听一遍这句，或听示范</translation>
    </message>
    <message>
        <source>Practice: hang up</source>
        <translation>练习：挂机</translation>
    </message>
    <message>
        <source>Practice: leave</source>
        <translation>练习：离开</translation>
    </message>
    <message>
        <source>Practice: all text, keywords, none</source>
        <translation>练习：全部文字、提示词、无</translation>
    </message>
    <message>
        <source>Practice: first card of today</source>
        <translation>练习：今天第一张卡</translation>
    </message>
    <message>
        <source>Practice: second card of today</source>
        <translation>练习：今天第二张卡</translation>
    </message>
    <message>
        <source>Practice: third card of today</source>
        <translation>练习：今天第三张卡</translation>
    </message>
    <message>
        <source>Practice: search drills</source>
        <translation>练习：搜索</translation>
    </message>
    <message>
        <source>Practice: put the tip away</source>
        <translation>练习：收起提示</translation>
    </message>
    <message>
        <source>Practice: find out where to begin</source>
        <translation>练习：摸底</translation>
    </message>
    <message>
        <source>Practice: mend what the banner says</source>
        <translation>练习：处理横幅提示的问题</translation>
    </message>
    <message>
        <source>Practice: this take in review</source>
        <translation>练习：到回放里看这一遍</translation>
    </message>
    <message>
        <source>Practice: the next one</source>
        <translation>练习：下一个</translation>
    </message>
    <message>
        <source>Tone gym: hear the model</source>
        <translation>语气练习室：听示范</translation>
    </message>
    <message>
        <source>Tone gym: hear my take; of a drill the place in question</source>
        <translation>语气练习室：听我的；练习结果：听关键的一处</translation>
    </message>
    <message>
        <source>Tone gym: make this take the model</source>
        <translation>语气练习室：把这一遍设为示范</translation>
    </message>
    <message>
        <source>Tone gym: another sentence</source>
        <translation>语气练习室：换一句</translation>
    </message>
    <message>
        <source>Tone gym: say it your usual way first</source>
        <translation>练语气：先按平时说一遍</translation>
    </message>
    <message>
        <source>Tone gym: a sound file as the model</source>
        <translation>练语气：用声音文件作示范</translation>
    </message>
    <message>
        <source>Tone gym: my best take as the model</source>
        <translation>练语气：把我最好的一遍设为示范</translation>
    </message>
    <message>
        <source>Tone gym: rename the model</source>
        <translation>练语气：给示范改名</translation>
    </message>
    <message>
        <source>Tone gym: delete the model</source>
        <translation>练语气：删除示范</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>A key for everything</source>
        <translation>每个操作都有快捷键</translation>
    </message>
    <message>
        <source>While another program has the focus, a softphone or a system-wide key may run “coach live call” with “begin”, “end”, “pause”, “resume”, “wrong” or “mute”.</source>
        <translation>焦点在其他程序时，话务软件或系统快捷键可以运行 “coach live call”，后接 begin（开始）、end（结束）、pause（暂停）、resume（继续）、wrong（误报）或 mute（静音）。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
    <name>LevelMeter</name>
    <message>
        <source>No sound yet</source>
        <extracomment>The scale of the bar, dB re full scale: below is silence to the eye. How fast the bar and the mark of the loudest fall, dB for each report (ten a second).</extracomment>
        <translation>还没有声音</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>太响了</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>有人说话</translation>
    </message>
    <message>
        <source>Nothing arrives</source>
        <translation>没有信号</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>安静</translation>
    </message>
    <message>
        <source>Level of {0}: {1}</source>
        <translation>{0}的音量：{1}</translation>
    </message>
</context>
<context>
    <name>LibraryAsking</name>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Folder with recordings</source>
        <translation>录音文件夹</translation>
    </message>
    <message>
        <source>Shared sessions</source>
        <translation>分享的会话</translation>
    </message>
    <message>
        <source>Share as one file</source>
        <translation>分享为一个文件</translation>
    </message>
    <message>
        <source>Look in</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>LibraryFailures</name>
    <message>
        <source>There are no recordings in it: choose sound files, or a folder that holds some.</source>
        <translation>里面没有录音：请选择声音文件，或含有录音的文件夹。</translation>
    </message>
</context>
<context>
    <name>LibraryKeys</name>
    <message>
        <source>Search the sessions</source>
        <translation>搜索会话</translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation>显示或隐藏筛选</translation>
    </message>
    <message>
        <source>Next order of the sessions</source>
        <translation>换一种排序</translation>
    </message>
    <message>
        <source>Read the sessions again</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Take in recordings …</source>
        <translation>导入录音…</translation>
    </message>
    <message>
        <source>Take in a folder …</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Open a shared session …</source>
        <translation>打开分享的会话…</translation>
    </message>
    <message>
        <source>Go on with the import</source>
        <translation>继续未完成的导入</translation>
    </message>
    <message>
        <source>Give the import up</source>
        <translation>放弃未完成的导入</translation>
    </message>
    <message>
        <source>Title, tags, person …</source>
        <translation>名称、标签、坐席…</translation>
    </message>
    <message>
        <source>Share as one file …</source>
        <translation>分享为一个文件…</translation>
    </message>
    <message>
        <source>Write reports and tables …</source>
        <translation>导出报告和表格…</translation>
    </message>
    <message>
        <source>Judge the selected sessions anew</source>
        <translation>重新判断选中的会话</translation>
    </message>
    <message>
        <source>Judge all sessions anew</source>
        <translation>重新判断全部会话</translation>
    </message>
    <message>
        <source>Delete the selected sessions …</source>
        <translation>删除选中的会话…</translation>
    </message>
    <message>
        <source>How often each rule is right</source>
        <translation>规则准不准</translation>
    </message>
</context>
<context>
    <name>LibraryMenus</name>
    <message>
        <source>Bring in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>会话库</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Two characters or more are looked for.</source>
        <translation>请输入两个字以上。</translation>
    </message>
    <message>
        <source>Sessions: {0}</source>
        <translation>{0} 个会话</translation>
    </message>
</context>
<context>
    <name>LibraryRow</name>
    <message>
        <source>being recorded</source>
        <translation>录音中</translation>
    </message>
    <message>
        <source>sound is missing</source>
        <translation>缺少声音</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>已找回</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>A call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>alerts: {0}</source>
        <translation>警示 {0}</translation>
    </message>
    <message>
        <source>nudges: {0}</source>
        <translation>提示 {0}</translation>
    </message>
    <message>
        <source>ruled on: {0} of {1}</source>
        <translation>已裁定 {0}/{1}</translation>
    </message>
    <message>
        <source>open objections: {0}</source>
        <translation>待处理申诉 {0}</translation>
    </message>
    <message>
        <source>no alerts or nudges</source>
        <translation>没有提示</translation>
    </message>
    <message>
        <source>score {0}</source>
        <translation>得分 {0}</translation>
    </message>
</context>
<context>
    <name>LibraryStates</name>
    <message>
        <source>Make it again</source>
        <translation>重建索引</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Opening the library …</source>
        <translation>正在打开会话库…</translation>
    </message>
    <message>
        <source>Nothing is found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Look for less, or for other words.</source>
        <translation>放宽条件，或换个说法试试。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>还没有会话</translation>
    </message>
    <message>
        <source>Calls of your shifts come here by themselves. Recordings can be dropped here.</source>
        <translation>上班时的通话会自动出现在这里，也可以把录音拖进来。</translation>
    </message>
    <message>
        <source>Take in recordings …</source>
        <translation>导入录音…</translation>
    </message>
    <message>
        <source>Take in a folder …</source>
        <translation>导入文件夹…</translation>
    </message>
</context>
<context>
    <name>LibraryWork</name>
    <message>
        <source>Looking for recordings …</source>
        <translation>正在查找录音…</translation>
    </message>
    <message>
        <source>Judging anew …</source>
        <translation>正在重新判断…</translation>
    </message>
    <message>
        <source>Judged {0} of {1}</source>
        <translation>已判断 {0}/{1}</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Opened {0} of {1}</source>
        <translation>已打开 {0}/{1}</translation>
    </message>
    <message>
        <source>Making the index anew …</source>
        <translation>正在重建索引…</translation>
    </message>
    <message>
        <source>The index is made anew. Sessions: {0}.</source>
        <translation>索引已重建，共 {0} 个会话。</translation>
    </message>
    <message>
        <source>Going on with the import …</source>
        <translation>正在继续导入…</translation>
    </message>
    <message>
        <source>Recordings given up: {0}.</source>
        <translation>已放弃 {0} 个录音。</translation>
    </message>
    <message>
        <source>Deleted for good: {0}.</source>
        <translation>已彻底删除 {0} 个会话。</translation>
    </message>
    <message>
        <source>Its sound stays here: not all words are known, so numbers cannot be silenced.</source>
        <translation>声音没有放进去：没有完整的文字，无法给号码消音。</translation>
    </message>
    <message>
        <source>Judged anew: {0} of {1}; the others were up to date or stay as they are.</source>
        <translation>重新判断了 {0}/{1} 个；其余无需重判或保持不变。</translation>
    </message>
    <message>
        <source>Sessions opened: {0}; rulings that came with them: {1}.</source>
        <translation>打开了 {0} 个会话，带来 {1} 条裁定。</translation>
    </message>
    <message>
        <source>Read {0} of {1} sessions</source>
        <translation>已读取 {0}/{1} 个会话</translation>
    </message>
    <message>
        <source>{0} can be handed to somebody else.</source>
        <translation>{0} 可以交给别人了。</translation>
    </message>
    <message>
        <source>Next: {0}</source>
        <translation>接下来：{0}</translation>
    </message>
    <message>
        <source>That has not worked</source>
        <translation>没有成功</translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message>
        <source>No call</source>
        <translation>无通话</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>打开中</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>待机</translation>
    </message>
    <message>
        <source>Recording all</source>
        <translation>持续录音</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音中</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>录音不全</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>收尾中</translation>
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
        <translation>已停止</translation>
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
        <source>Opening the devices</source>
        <translation>正在打开设备</translation>
    </message>
    <message>
        <source>This takes a second; nothing is kept before a call begins.</source>
        <translation>只需一秒；通话开始之前不保存任何声音。</translation>
    </message>
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
        <source>Start the shift and take calls as always: they are recorded here, on this computer only.</source>
        <translation>开班后照常接电话即可，录音只保存在这台电脑上。</translation>
    </message>
    <message>
        <source>Start the shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Play the example call</source>
        <translation>播放示例通话</translation>
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
    <name>MarkRow</name>
    <message>
        <source>By evidence</source>
        <translation>按依据</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>一半</translation>
    </message>
    <message>
        <source>None</source>
        <translation>零分</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不计</translation>
    </message>
    <message>
        <source>Mark by hand: {0}</source>
        <translation>人工评分：{0}</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>听这一段</translation>
    </message>
</context>
<context>
    <name>Mend</name>
    <message>
        <source>Choose the device</source>
        <translation>选择设备</translation>
    </message>
    <message>
        <source>Choose the source</source>
        <translation>选择声音来源</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>安装模型</translation>
    </message>
    <message>
        <source>Use a smaller model</source>
        <translation>换小模型</translation>
    </message>
    <message>
        <source>Choose a recogniser</source>
        <translation>选择识别引擎</translation>
    </message>
    <message>
        <source>Make room</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Read and agree</source>
        <translation>阅读并同意</translation>
    </message>
    <message>
        <source>Calibrate again</source>
        <translation>重新校准</translation>
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
    <name>MissedDialog</name>
    <message>
        <source>What was missed?</source>
        <translation>漏了什么？</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Whose voice</source>
        <translation>谁的声音</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Note (may stay empty)</source>
        <translation>说明（可留空）</translation>
    </message>
    <message>
        <source>Add the flag</source>
        <translation>加上这处</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Without a model pace, volume and melody are judged as usual; standard phrases are not checked.</source>
        <translation>没有模型时，语速、音量、语调照常提示，规范用语暂不检查。</translation>
    </message>
    <message>
        <source>Zip file of a model</source>
        <translation>模型的 zip 文件</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>zip 文件 (*.zip)</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Hearing the words</source>
        <translation>识别文字</translation>
    </message>
    <message>
        <source>Standard phrases are checked by a recogniser that runs on this computer, without network.</source>
        <translation>规范用语由这台电脑上的识别模型来检查，不需要网络。</translation>
    </message>
    <message>
        <source>Install the model</source>
        <translation>安装模型</translation>
    </message>
    <message>
        <source>Import a zip file …</source>
        <translation>导入 zip 文件…</translation>
    </message>
    <message>
        <source>Import a folder …</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Break it off</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>How far the installation is</source>
        <translation>安装进度</translation>
    </message>
    <message>
        <source>No network here? Fetch the model&apos;s zip file on another computer, bring it on a USB stick, and import it. The file is checked before it is used.</source>
        <translation>这台电脑不能上网？在别的电脑上下载模型的 zip 文件，用 U 盘带来再导入。使用前会先检查文件。</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>正在解压</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>{0} of {1} MB</source>
        <translation>{0} / {1} MB</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>Looking for models …</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>{0} is installed. You can go on, or install {1} ({2} MB), which hears word by word.</source>
        <translation>已安装 {0}，可以继续；也可以安装 {1}（{2} MB），它能边说边识别。</translation>
    </message>
    <message>
        <source>{0} is installed and hears Mandarin. You can go on.</source>
        <translation>已安装 {0}，可以识别普通话。可以继续了。</translation>
    </message>
    <message>
        <source>Recommended: {0}, {1} MB, from its publisher alphacephei.com.</source>
        <translation>推荐：{0}，{1} MB，从发布者 alphacephei.com 下载。</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>A sound file as the model</source>
        <extracomment>What can be chosen; anything else that can be decoded may be dropped.</extracomment>
        <translation>用声音文件作示范</translation>
    </message>
    <message>
        <source>Delete this model for good?</source>
        <translation>彻底删除这条示范？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Models of one&apos;s own</source>
        <translation>自己的示范</translation>
    </message>
    <message>
        <source>Usual way first</source>
        <translation>先按平时说一遍</translation>
    </message>
    <message>
        <source>Sound file …</source>
        <translation>选声音文件…</translation>
    </message>
    <message>
        <source>Best as model</source>
        <translation>最好的作示范</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the model</source>
        <translation>示范的名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What is said (may stay empty)</source>
        <translation>说的内容（可不填）</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
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
    <name>OlderCalls</name>
    <message>
        <source>Recordings or words older than you keep: {0}</source>
        <translation>有超过保留期限的录音或文字：{0} 项</translation>
    </message>
    <message>
        <source>Nothing is deleted until you have seen the list and agree.</source>
        <translation>看过清单并确认之前，不会删除任何内容。</translation>
    </message>
    <message>
        <source>List …</source>
        <translation>查看清单…</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Voice Coach: overlay</source>
        <translation>语音教练：置顶条</translation>
    </message>
    <message>
        <source>Drag it where it is in nobody&apos;s way; click twice for the window (Ctrl+Shift+O hides it)</source>
        <translation>拖到不碍事的地方；双击打开主窗口（Ctrl+Shift+O 隐藏）</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>This nudge is wrong</source>
        <translation>这条提示误报</translation>
    </message>
    <message>
        <source>This nudge is wrong (in the window: F)</source>
        <translation>这条提示误报（窗口中按 F）</translation>
    </message>
    <message>
        <source>Let nudges speak</source>
        <translation>恢复提示</translation>
    </message>
    <message>
        <source>Mute nudges</source>
        <translation>静音提示</translation>
    </message>
    <message>
        <source>Mute nudges (Ctrl+Shift+M)</source>
        <translation>静音提示（Ctrl+Shift+M）</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>快</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>稳</translation>
    </message>
    <message>
        <source>pace {0}</source>
        <translation>语速{0}</translation>
    </message>
    <message>
        <source>waiting {0}</source>
        <translation>等待 {0}</translation>
    </message>
    <message>
        <source>{0} of {1} points</source>
        <translation>要点 {0}/{1}</translation>
    </message>
    <message>
        <source>nudges are muted</source>
        <translation>提示已静音</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>People at this computer</source>
        <translation>这台电脑上的人</translation>
    </message>
    <message>
        <source>Works here now</source>
        <translation>现在是这位</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新增一位</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Do not remove</source>
        <translation>不删除</translation>
    </message>
    <message>
        <source>Not everything could be deleted</source>
        <translation>没有全部删掉</translation>
    </message>
    <message>
        <source>A call of this person is being recorded, or something of it is in use: end it, then try again.</source>
        <translation>此人的通话正在录音，或有文件正在使用：请先结束，再试一次。</translation>
    </message>
    <message>
        <source>Delete {0} calls too</source>
        <translation>连同 {0} 通录音全部删除</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove, keep calls</source>
        <translation>删除，保留通话</translation>
    </message>
    <message>
        <source>Remove {0}? Profile, calibration and verdicts on nudges go for good. There are {1} recorded calls: keep them without a name, or delete them too?</source>
        <translation>删除“{0}”吗？档案、校准和对提示的判断会永久删除。此人还有 {1} 通录下的通话：保留（不再有名字），还是一起删除？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{0} · works here now</source>
        <translation>{0} · 现在</translation>
    </message>
    <message>
        <source>Remove {0}? The profile, the calibration and the verdicts on nudges go for good; recorded calls stay.</source>
        <translation>删除“{0}”吗？档案、校准和对提示的评判会永久删除；通话录音保留。</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Without a name your usual voice cannot be kept, and your own greeting is not checked word by word.</source>
        <translation>没有姓名就不能记住您的常用声音，也不能逐字检查您的问候语。</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>您是哪一位？</translation>
    </message>
    <message>
        <source>Your name and number are part of the standard greeting. They stay on this computer.</source>
        <translation>姓名和工号会出现在规范问候语里，只保存在这台电脑上。</translation>
    </message>
    <message>
        <source>Known here</source>
        <translation>这里已有的人</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新增一位</translation>
    </message>
</context>
<context>
    <name>PersonPicker</name>
    <message>
        <source>Nobody</source>
        <translation>未选人员</translation>
    </message>
    <message>
        <source>Who works here: {0} (Ctrl+U)</source>
        <translation>当前人员：{0}（Ctrl+U）</translation>
    </message>
    <message>
        <source>Who works here: {0}</source>
        <translation>当前人员：{0}</translation>
    </message>
    <message>
        <source>Add or change people</source>
        <translation>添加或修改人员</translation>
    </message>
</context>
<context>
    <name>PhraseFailures</name>
    <message>
        <source>The table was not taken in: {0} rows cannot be used</source>
        <extracomment>Rows that are named; more would not be read.</extracomment>
        <translation>表格没有导入：{0} 行不能用</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>第 {0} 行：{1}</translation>
    </message>
    <message>
        <source>These phrases cannot be used as they are; nothing was saved</source>
        <translation>这些用语有误，没有保存</translation>
    </message>
    <message>
        <source>This table cannot be read or written</source>
        <translation>这个表格不能读取或写出</translation>
    </message>
    <message>
        <source>The phrases were changed elsewhere meanwhile</source>
        <translation>用语在别处被改过了</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Export your changes, open the page again and import them.</source>
        <translation>没有覆盖任何内容。请先导出您的修改，重新打开本页后再导入。</translation>
    </message>
    <message>
        <source>The phrases have mistakes; nothing was saved</source>
        <translation>用语有错误，没有保存</translation>
    </message>
    <message>
        <source>The phrases cannot be saved</source>
        <translation>用语保存不了</translation>
    </message>
    <message>
        <source>The old ones are all there. See that the data folder can be written and has room.</source>
        <translation>旧的都在。请检查数据文件夹能否写入、是否有空间。</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>Packs with mistakes were passed by: {0}</source>
        <translation>有错误的规则包已跳过：{0}</translation>
    </message>
    <message>
        <source>&apos;coach packs check {0}&apos; names every mistake.</source>
        <translation>运行 coach packs check {0} 可逐条列出错误；其余用语照常使用。</translation>
    </message>
</context>
<context>
    <name>PhraseForm</name>
    <message>
        <source>Nothing on the checklist</source>
        <translation>不计入清单</translation>
    </message>
    <message>
        <source>Forbidden phrase</source>
        <translation>禁语</translation>
    </message>
    <message>
        <source>Standard phrase</source>
        <translation>规范用语</translation>
    </message>
    <message>
        <source>Judge by this phrase</source>
        <translation>按这条用语判断</translation>
    </message>
    <message>
        <source>Only these wordings count, not the pack&apos;s own patterns</source>
        <translation>只认这里的说法，不用规则包自带的模式</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>措辞</translation>
    </message>
    <message>
        <source>{公司} and the like stand for what is filled in under Placeholders.</source>
        <translation>{公司} 等占位词代表“占位词”里填写的内容。</translation>
    </message>
    <message>
        <source>Other wordings, one a line</source>
        <translation>其他说法，一行一个</translation>
    </message>
    <message>
        <source>Say instead</source>
        <translation>改说</translation>
    </message>
    <message>
        <source>How serious</source>
        <translation>严重度</translation>
    </message>
    <message>
        <source>Ticks</source>
        <translation>计入清单项</translation>
    </message>
    <message>
        <source>Shown at once</source>
        <translation>立即提醒</translation>
    </message>
    <message>
        <source>In the report only</source>
        <translation>只记入报告</translation>
    </message>
</context>
<context>
    <name>PhraseFrame</name>
    <message>
        <source>Phrases</source>
        <translation>规范用语与禁语</translation>
    </message>
    <message>
        <source>New standard phrase</source>
        <translation>新的规范用语</translation>
    </message>
    <message>
        <source>New forbidden phrase</source>
        <translation>新的禁语</translation>
    </message>
    <message>
        <source>Placeholders …</source>
        <translation>占位词…</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>As in the pack</source>
        <translation>恢复规则包原样</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>PhraseImport</name>
    <message>
        <source>The table is taken in: {0} new phrases, {1} changed</source>
        <translation>表格已读入：新增 {0} 条，改动 {1} 条</translation>
    </message>
    <message>
        <source>The table is taken in: it says what was there already</source>
        <translation>表格已读入：内容与现有用语相同</translation>
    </message>
    <message>
        <source>Switched off: {0}.</source>
        <translation>停用 {0} 条。</translation>
    </message>
    <message>
        <source>Switched on: {0}.</source>
        <translation>启用 {0} 条。</translation>
    </message>
    <message>
        <source>Columns that were not read: {0}.</source>
        <translation>没有读取的列：{0}。</translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>还没有保存。</translation>
    </message>
    <message>
        <source>wording {0}</source>
        <translation>措辞 {0}</translation>
    </message>
    <message>
        <source>other wordings {0}</source>
        <translation>其他说法 {0}</translation>
    </message>
    <message>
        <source>replacement {0}</source>
        <translation>替换 {0}</translation>
    </message>
    <message>
        <source>severity {0}</source>
        <translation>严重度 {0}</translation>
    </message>
    <message>
        <source>items {0}</source>
        <translation>清单项 {0}</translation>
    </message>
    <message>
        <source>only these wordings {0}</source>
        <translation>只认本表措辞 {0}</translation>
    </message>
    <message>
        <source> ({0} now empty)</source>
        <translation>（其中 {0} 条清空）</translation>
    </message>
    <message>
        <source>Changed: {0}.</source>
        <translation>改动：{0}。</translation>
    </message>
</context>
<context>
    <name>PhraseList</name>
    <message>
        <source>Search words or number (Ctrl+F)</source>
        <translation>搜索文字或编号（Ctrl+F）</translation>
    </message>
    <message>
        <source>All phrases</source>
        <translation>全部用语</translation>
    </message>
    <message>
        <source>Standard phrases</source>
        <translation>规范用语</translation>
    </message>
    <message>
        <source>Forbidden phrases</source>
        <translation>禁语</translation>
    </message>
    <message>
        <source>Changed here</source>
        <translation>本中心改过的</translation>
    </message>
    <message>
        <source>Which phrases</source>
        <translation>哪些用语</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>规范用语与禁语</translation>
    </message>
    <message numerus="yes">
        <source>%n phrase(s)</source>
        <translation>
            <numerusform>共 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>规范用语</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>禁语</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>reworded</source>
        <translation>已改写</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>PhrasePage</name>
    <message>
        <source>Reading the phrases …</source>
        <translation>正在读取用语…</translation>
    </message>
    <message>
        <source>New standard phrase</source>
        <translation>新的规范用语</translation>
    </message>
    <message>
        <source>New forbidden phrase</source>
        <translation>新的禁语</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Reading the table …</source>
        <translation>正在读取表格…</translation>
    </message>
    <message>
        <source>Writing the table …</source>
        <translation>正在写出表格…</translation>
    </message>
    <message>
        <source>Write the wording first.</source>
        <translation>请先写措辞。</translation>
    </message>
    <message>
        <source>The sound of this session was removed</source>
        <translation>这通会话的录音已删除</translation>
    </message>
    <message>
        <source>Its words are still there.</source>
        <translation>文字还在。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>New calls are judged by it once this pack is chosen in the settings.</source>
        <translation>在设置里选用这个规则包后，新的通话就按它判断。</translation>
    </message>
    <message>
        <source>Saved. {0} sessions were judged by the old phrases</source>
        <translation>已保存。有 {0} 通是按旧用语判断的</translation>
    </message>
    <message>
        <source>Judging them anew takes no hearing; rulings and comments stay.</source>
        <translation>重新判断不需要再识别；裁定和批注都保留。</translation>
    </message>
    <message>
        <source>Judge them anew</source>
        <translation>重新判断</translation>
    </message>
    <message>
        <source>Judging {0} sessions anew</source>
        <translation>正在重新判断 {0} 通</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>{0} sessions were judged anew</source>
        <translation>已重新判断 {0} 通</translation>
    </message>
    <message>
        <source>{0} keep their flags: what was measured of them is gone.</source>
        <translation>{0} 通保持原样：当时的测量值已不在。</translation>
    </message>
    <message>
        <source>{0} phrases were written</source>
        <translation>已写出 {0} 条</translation>
    </message>
    <message>
        <source>Import phrases</source>
        <translation>导入用语</translation>
    </message>
    <message>
        <source>Export phrases</source>
        <translation>导出用语</translation>
    </message>
    <message>
        <source>Read them again</source>
        <translation>重新读取</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>Phrases</source>
        <translation>规范用语</translation>
    </message>
    <message>
        <source>Conduct</source>
        <translation>应对行为</translation>
    </message>
    <message>
        <source>Tone of voice</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>only you can tell; tick it, it counts nowhere</source>
        <translation>只有您自己知道：自己打勾，不计分</translation>
    </message>
    <message>
        <source>the call did not come to this line</source>
        <translation>通话没有进行到这一句</translation>
    </message>
    <message>
        <source>the words that it looks at were not said</source>
        <translation>要看的那句话没有说</translation>
    </message>
    <message>
        <source>there was no sentence of this kind</source>
        <translation>没有这一类句子</translation>
    </message>
    <message>
        <source>words or voice were not heard; see what the banner says</source>
        <translation>没有听到文字或声音，请看横幅说明</translation>
    </message>
    <message>
        <source>it is told against your own reading, which is missing</source>
        <translation>这一项要和您自己的朗读比，现在还没有朗读</translation>
    </message>
    <message>
        <source>too little was said to measure it</source>
        <translation>说得太少，无法测量</translation>
    </message>
    <message>
        <source>nothing here can measure it</source>
        <translation>目前无法测量</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Tone gym</source>
        <translation>语气练习室</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>跟读</translation>
    </message>
    <message>
        <source>Recording has not been agreed to yet</source>
        <translation>还没有同意录音</translation>
    </message>
    <message>
        <source>Drills can be read; they begin once you have agreed.</source>
        <translation>练习可以先看；同意之后才能开始。</translation>
    </message>
    <message>
        <source>Read and agree</source>
        <translation>阅读并同意</translation>
    </message>
    <message>
        <source>There is no microphone</source>
        <translation>没有麦克风</translation>
    </message>
    <message>
        <source>Drills can be read and models heard; speaking needs a microphone.</source>
        <translation>练习可以看，示范可以听；开口说需要麦克风。</translation>
    </message>
    <message>
        <source>Choose a device</source>
        <translation>选择设备</translation>
    </message>
    <message>
        <source>There is no sound output</source>
        <translation>没有声音输出</translation>
    </message>
    <message>
        <source>The customer&apos;s words are shown in place of being heard.</source>
        <translation>客户的话改为显示文字。</translation>
    </message>
    <message>
        <source>There is no recognition model for Mandarin</source>
        <translation>没有普通话识别模型</translation>
    </message>
    <message>
        <source>Tone and timing are marked as ever; phrases are not, so most drills get no grade.</source>
        <translation>语气和时间把握照常评，规范用语评不了，多数练习因此没有成绩。</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>安装模型</translation>
    </message>
    <message>
        <source>Your usual voice is not known yet</source>
        <translation>还不知道您平时的声音</translation>
    </message>
    <message>
        <source>Words and timing are marked as ever; pace and volume need a minute of reading.</source>
        <translation>用语和时间照常评；语速和音量要先朗读一分钟。</translation>
    </message>
    <message>
        <source>Read for a minute</source>
        <translation>朗读一分钟</translation>
    </message>
    <message>
        <source>the rest of it is told against your own reading, which is missing</source>
        <translation>其余部分要和您自己的朗读比，现在还没有朗读</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>Level {0}</source>
        <translation>难度 {0}</translation>
    </message>
    <message>
        <source>practised</source>
        <translation>练过</translation>
    </message>
    <message>
        <source>No sentence was heard</source>
        <translation>没有听到句子</translation>
    </message>
    <message>
        <source>Say it once more, close to the microphone.</source>
        <translation>请靠近麦克风再说一遍。</translation>
    </message>
    <message>
        <source>That was not the sentence</source>
        <translation>说的不是这一句</translation>
    </message>
    <message>
        <source>Say the whole sentence of the model; nothing was scored or kept.</source>
        <translation>请把示范的整句说一遍；这一遍没有评分，也没有保存。</translation>
    </message>
    <message>
        <source>The call of the drill broke off</source>
        <translation>练习的通话中断了</translation>
    </message>
    <message>
        <source>Take the drill once more.</source>
        <translation>请再来一遍。</translation>
    </message>
    <message>
        <source>Plug it in or choose another one; then take the drill once more (Space).</source>
        <translation>请接好麦克风，或选择另一个，再来一遍（空格）。</translation>
    </message>
    <message>
        <source>Plug the headset in or choose another output; then take it once more (Space).</source>
        <translation>请接好耳机，或选择另一个输出，再来一遍（空格）。</translation>
    </message>
    <message>
        <source>The sound of this computer does not answer</source>
        <translation>这台电脑的声音系统没有响应</translation>
    </message>
    <message>
        <source>See whether other programs are heard; then take the drill once more (Space).</source>
        <translation>请看看别的程序有没有声音，再来一遍（空格）。</translation>
    </message>
    <message>
        <source>The drills cannot be used</source>
        <translation>练习用不了</translation>
    </message>
    <message>
        <source>“coach packs check” names every place that has to be mended.</source>
        <translation>运行 coach packs check，会列出每一处要改的地方。</translation>
    </message>
    <message>
        <source>This cannot be practised now</source>
        <translation>这一项现在练不了</translation>
    </message>
    <message>
        <source>Choose another one, or try it once more.</source>
        <translation>换一个，或再试一次。</translation>
    </message>
    <message>
        <source>That has not worked</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>Try it once more; what was practised so far is kept. The log has the details.</source>
        <translation>再试一次；练过的都在。日志里有详情。</translation>
    </message>
</context>
<context>
    <name>PracticeNotice</name>
    <message>
        <source>Back to the drill</source>
        <translation>回到练习</translation>
    </message>
    <message>
        <source>The drill goes on</source>
        <translation>练习还在进行</translation>
    </message>
    <message>
        <source>The microphone is open, and what you say is recorded.</source>
        <translation>麦克风开着，您说的话正在录音。</translation>
    </message>
    <message>
        <source>A drill is running, so no shift can begin</source>
        <translation>练习正在进行，暂时不能开班</translation>
    </message>
    <message>
        <source>Hang up (H) or leave it (Esc) there; then start the shift.</source>
        <translation>请先在练习页挂机（H）或离开（Esc），再开班。</translation>
    </message>
    <message>
        <source>Finish it, or leave it (Esc) there; then start the shift.</source>
        <translation>请先在练习页做完或离开（Esc），再开班。</translation>
    </message>
    <message>
        <source>The shift begins as soon as your take is marked</source>
        <translation>这一遍评完后自动开班</translation>
    </message>
    <message>
        <source>The shift begins as soon as practice has given the microphone back</source>
        <translation>练习交还麦克风后马上开班</translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>The last take is still being marked</source>
        <translation>上一遍还在评</translation>
    </message>
    <message>
        <source>Then the next one can begin.</source>
        <translation>评完就可以开始下一遍。</translation>
    </message>
    <message>
        <source>A call runs</source>
        <translation>正在通话</translation>
    </message>
    <message>
        <source>End it first; then the drill begins.</source>
        <translation>先结束通话，练习再开始。</translation>
    </message>
</context>
<context>
    <name>PracticePanel</name>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Personal bests</source>
        <translation>个人最好成绩</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <source>Week of</source>
        <translation>周（周一）</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Drill scores</source>
        <translation>练习成绩</translation>
    </message>
    <message>
        <source>Mean of the graded drills of a day.</source>
        <translation>当天已评分练习的平均分。</translation>
    </message>
    <message>
        <source>Mean of the graded drills of a week.</source>
        <translation>一周内有成绩的练习的平均分。</translation>
    </message>
    <message>
        <source>Time practised</source>
        <translation>练习时间</translation>
    </message>
    <message>
        <source>Minutes in a week.</source>
        <translation>一周的分钟数。</translation>
    </message>
    <message>
        <source>Minutes in a day.</source>
        <translation>当天的分钟数。</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>从 {0} 到 {1}</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Name</source>
        <extracomment>What a value may be long, as `Profile` has it.</extracomment>
        <translation>姓名</translation>
    </message>
    <message>
        <source>As you say it to customers</source>
        <translation>对客户怎么报就怎么写</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>As you read it out, such as 8021</source>
        <translation>报出来的数字，例如 8021</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>As you say it in the greeting</source>
        <translation>问候语里怎么说就怎么写</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>What this person does here</source>
        <translation>此人在这里的工作</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>培训师</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Further words</source>
        <translation>其他用语</translation>
    </message>
    <message>
        <source>Such as 热线=10000；部门=宽带客服</source>
        <translation>例如：热线=10000；部门=宽带客服</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Pace</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Characters a minute of talk, pauses left out.</source>
        <translation>每分钟说话的字数，停顿不计。</translation>
    </message>
    <message>
        <source>Steadiness of volume</source>
        <translation>音量稳定</translation>
    </message>
    <message>
        <source>How far volume moves from sentence to sentence; less is steadier.</source>
        <translation>句与句之间音量的起伏，越小越稳。</translation>
    </message>
    <message>
        <source>Melody</source>
        <translation>语调</translation>
    </message>
    <message>
        <source>Spread of pitch; more is livelier.</source>
        <translation>音高的起伏，越大越生动。</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>Share of what had to be said that was said.</source>
        <translation>该说的要点里说到的比例。</translation>
    </message>
    <message>
        <source>Nudges</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>For each hour of own talk.</source>
        <translation>按自己说话的时间折算，每小时几次。</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Flags ruled right</source>
        <translation>提示裁定为对</translation>
    </message>
    <message>
        <source>Of those that were ruled right or wrong.</source>
        <translation>在裁定为对或错的提示中所占比例。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>By the rubric, of what could be assessed.</source>
        <translation>按评分表，只算能评估的部分。</translation>
    </message>
    <message>
        <source>30 days, by day</source>
        <translation>近 30 天，按天</translation>
    </message>
    <message>
        <source>13 weeks, by week</source>
        <translation>近 13 周，按周</translation>
    </message>
    <message>
        <source>One year, by week</source>
        <translation>近一年，按周</translation>
    </message>
    <message>
        <source>All, by week</source>
        <translation>全部，按周</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>Nothing to show in this time</source>
        <translation>这段时间没有可显示的内容</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>%1 / h</source>
        <translation>%1 次/时</translation>
    </message>
</context>
<context>
    <name>ProgressDots</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>第 {0} 步，共 {1} 步</translation>
    </message>
    <message>
        <source>All {0} steps are behind you</source>
        <translation>{0} 步都已走完</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Progress</source>
        <translation>进步</translation>
    </message>
    <message>
        <source>Read from the calls that are kept on this computer. Nothing of it leaves it.</source>
        <translation>由保存在本机的通话算出，任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Whose calls</source>
        <translation>谁的通话</translation>
    </message>
    <message>
        <source>Whose calls (Alt+P)</source>
        <translation>谁的通话（Alt+P）</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>多长时间</translation>
    </message>
    <message>
        <source>How far back (Alt+D)</source>
        <translation>多长时间（Alt+D）</translation>
    </message>
    <message>
        <source>As tables</source>
        <translation>看表格</translation>
    </message>
    <message>
        <source>Tables in place of pictures (Alt+T)</source>
        <translation>用表格代替图（Alt+T）</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Reading the calls …</source>
        <translation>正在读取通话……</translation>
    </message>
    <message>
        <source>No judged calls in this time</source>
        <translation>这段时间没有评判过的通话</translation>
    </message>
    <message>
        <source>After the first calls this page shows how pace, voice and checklist develop.</source>
        <translation>有了通话之后，这里会显示语速、声音和要点的变化。</translation>
    </message>
    <message>
        <source>Begin a call</source>
        <translation>开始通话</translation>
    </message>
    <message>
        <source>Calls without figures of the voice: %1</source>
        <translation>没有声音数据的通话：%1 通</translation>
    </message>
    <message>
        <source>Their flags and checklist count; judged anew they have the rest.</source>
        <translation>提示和要点照常计入；重新判断后就有声音数据。</translation>
    </message>
    <message>
        <source>Judge anew</source>
        <translation>重新判断</translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>Take {0} of {1}</source>
        <translation>第 {0} 遍，共 {1} 遍</translation>
    </message>
    <message>
        <source>Aim: {0}</source>
        <translation>目标：{0}</translation>
    </message>
</context>
<context>
    <name>QueryBar</name>
    <message>
        <source>Filters ●</source>
        <translation>筛选 ●</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Search what was said: two characters or more, or pinyin</source>
        <translation>搜索说过的话：两字以上，或拼音</translation>
    </message>
    <message>
        <source>Search what was said</source>
        <translation>搜索说过的话</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>搜索（Ctrl+F）</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>By flags</source>
        <translation>按提示数</translation>
    </message>
    <message>
        <source>By score</source>
        <translation>按得分</translation>
    </message>
    <message>
        <source>By length</source>
        <translation>按时长</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Next order (Ctrl+Shift+R)</source>
        <translation>换一种排序（Ctrl+Shift+R）</translation>
    </message>
    <message>
        <source>Filters (Ctrl+Shift+F)</source>
        <translation>筛选（Ctrl+Shift+F）</translation>
    </message>
    <message>
        <source>Least first</source>
        <translation>从小到大</translation>
    </message>
    <message>
        <source>Most first</source>
        <translation>从大到小</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Live</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>The live page (Ctrl+1)</source>
        <translation>通话页（Ctrl+1）</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Drills and the tone gym (Ctrl+2)</source>
        <translation>练习与语气练习室（Ctrl+2）</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Recorded sessions (Ctrl+3)</source>
        <translation>回放：会话库（Ctrl+3）</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进步</translation>
    </message>
    <message>
        <source>How it develops (Ctrl+4)</source>
        <translation>一天天、一周周的变化（Ctrl+4）</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>设置（Ctrl+,）</translation>
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
</context>
<context>
    <name>ReadPage</name>
    <message>
        <source>Once more</source>
        <translation>再来一遍</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>开始读</translation>
    </message>
    <message>
        <source>Done reading</source>
        <translation>读完了</translation>
    </message>
    <message>
        <source>Hear mine</source>
        <translation>听我的</translation>
    </message>
    <message>
        <source>Another phrase</source>
        <translation>换一句</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>跟读</translation>
    </message>
    <message>
        <source>In place of: {0}</source>
        <translation>代替：{0}</translation>
    </message>
    <message>
        <source>The words are being heard …</source>
        <translation>正在听写…</translation>
    </message>
    <message>
        <source>Getting ready …</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>That was the old wording; read what stands above.</source>
        <translation>这是原来的说法，请读上面这一句。</translation>
    </message>
    <message>
        <source>{0:.0f} % said; left out or misread: {1}</source>
        <translation>读到 {0:.0f}%；漏读或读错：{1}</translation>
    </message>
    <message>
        <source>said</source>
        <translation>读到</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>漏读</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Green: said · struck through: missed · line above: misread · underlined: unclear</source>
        <translation>绿色：读到 · 删除线：漏读 · 上划线：读错 · 下划线：不清楚</translation>
    </message>
    <message>
        <source>misread</source>
        <translation>读错</translation>
    </message>
    <message>
        <source>Listening …</source>
        <translation>正在听…</translation>
    </message>
    <message>
        <source>No words were heard: without a recognition model only the tone is judged.</source>
        <translation>没有听到文字：没有识别模型时只评语气。</translation>
    </message>
    <message>
        <source>{0:.0f} % said</source>
        <translation>读到 {0:.0f}%</translation>
    </message>
    <message>
        <source>The tone fits: keep it.</source>
        <translation>语气合适，保持住。</translation>
    </message>
    <message>
        <source>Said besides: {0}</source>
        <translation>多读了：{0}</translation>
    </message>
    <message>
        <source>The microphone is gone</source>
        <translation>麦克风断开了</translation>
    </message>
    <message>
        <source>Plug it in again, then read once more.</source>
        <translation>接回后再读一遍。</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Without it the smile in the voice is not told. Everything else works.</source>
        <translation>不读这一段就不判断声音里的微笑，其他照常。</translation>
    </message>
    <message>
        <source>Without it the first 20 seconds of speech in each call are for getting to know your voice: no nudges there.</source>
        <translation>不校准的话，每通电话您说的头 20 秒要用来熟悉您的声音，这期间不提示。</translation>
    </message>
    <message>
        <source>Once more with a smile</source>
        <translation>带着微笑再读一遍</translation>
    </message>
    <message>
        <source>Optional: read these lines while you smile, as to a customer whom you are glad to hear.</source>
        <translation>可选：微笑着读这几句，就像接到一位您很高兴听到的客户。</translation>
    </message>
    <message>
        <source>Your voice as it is</source>
        <translation>您平时的声音</translation>
    </message>
    <message>
        <source>Read aloud for about a minute, as you speak on the phone. Take your time: the text moves with your voice.</source>
        <translation>用平时打电话的声音朗读约一分钟。不用赶：文字会跟着您的声音走。</translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>Recorded.</source>
        <translation>录好了。</translation>
    </message>
    <message>
        <source>Text to read aloud</source>
        <translation>要朗读的文字</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>How much has been read</source>
        <translation>朗读进度</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Just a moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Too little was heard. Come closer to the microphone, and read it once more.</source>
        <translation>听到的太少。请靠近麦克风再读一遍。</translation>
    </message>
    <message>
        <source>Recorded, but too loud in places: turn the microphone down a little, or keep it as it is.</source>
        <translation>录好了，但有的地方太响：可以把麦克风调小一点重读，也可以就用这一遍。</translation>
    </message>
    <message>
        <source>The microphone gives no sound at all: is it switched off?</source>
        <translation>麦克风完全没有声音：是不是关了？</translation>
    </message>
    <message>
        <source>The microphone gives no sound. Plug it in or choose another on the devices page.</source>
        <translation>麦克风没有声音。请接好，或回到设备页另选一个。</translation>
    </message>
    <message>
        <source>I have finished</source>
        <translation>读完了</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重读一遍</translation>
    </message>
    <message>
        <source>Begin to read</source>
        <translation>开始朗读</translation>
    </message>
</context>
<context>
    <name>Recovering</name>
    <message>
        <source>That did not work; it stays kept.</source>
        <translation>没有成功，录音仍然保留着。</translation>
    </message>
</context>
<context>
    <name>RecoveryBanner</name>
    <message>
        <source>The last recording was cut off</source>
        <translation>上次没有正常结束</translation>
    </message>
    <message>
        <source>{0} of {1} were found again.</source>
        <translation>已找回 {1} 开始的录音，长 {0}。</translation>
    </message>
    <message>
        <source>{0} more after this one.</source>
        <translation>之后还有 {0} 段。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep it among the calls (Ctrl+K)</source>
        <translation>保留为一通通话（Ctrl+K）</translation>
    </message>
    <message>
        <source>Really discard</source>
        <translation>确认丢弃</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Remove it for good (Ctrl+Shift+D, twice)</source>
        <translation>永久删除（Ctrl+Shift+D，按两次）</translation>
    </message>
</context>
<context>
    <name>RemarksPanel</name>
    <message>
        <source>Comment</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Comment at this second (C)</source>
        <translation>在这一秒批注（C）</translation>
    </message>
    <message>
        <source>Missed flag</source>
        <translation>漏掉的提示</translation>
    </message>
    <message>
        <source>A flag was missed in the selected stretch (M)</source>
        <translation>选中的一段里漏了提示（M）</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Take the chosen remark back; it stays in the history</source>
        <translation>收回选中的批注；历史里仍保留</translation>
    </message>
    <message>
        <source>No remarks yet. C leaves one at the second that is heard.</source>
        <translation>还没有批注。按 C 在听到的这一秒留下批注。</translation>
    </message>
    <message>
        <source>Remarks on this call</source>
        <translation>这通电话的批注</translation>
    </message>
    <message>
        <source>Rulings on flags that are no longer raised: {0}</source>
        <translation>{0} 条裁定所指的提示已不再出现</translation>
    </message>
    <message>
        <source>They count again as soon as the flag is raised again</source>
        <translation>提示再次出现时，这些裁定照样算数</translation>
    </message>
    <message>
        <source>Rulings on flags that are no longer raised</source>
        <translation>对已不再出现的提示的裁定</translation>
    </message>
    <message>
        <source>found by ear: {0}</source>
        <translation>听出来的：{0}</translation>
    </message>
    <message>
        <source>corrected what was heard</source>
        <translation>更正了识别的文字</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>对</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>objects: {0}</source>
        <translation>申诉：{0}</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Once more</source>
        <translation>再来一遍</translation>
    </message>
    <message>
        <source>Choose a device</source>
        <translation>选择设备</translation>
    </message>
    <message>
        <source>All drills</source>
        <translation>全部练习</translation>
    </message>
    <message>
        <source>The take is being marked …</source>
        <translation>正在评这一遍…</translation>
    </message>
    <message>
        <source>The last words are still being heard.</source>
        <translation>最后几句还在听写。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>去回放</translation>
    </message>
    <message>
        <source>For yourself: tick what you did. It counts nowhere.</source>
        <translation>给自己：做到的打勾，不计分。</translation>
    </message>
</context>
<context>
    <name>ReviewMarks</name>
    <message>
        <source> (does not count)</source>
        <translation>（不算）</translation>
    </message>
    <message>
        <source>found by ear: {0}</source>
        <translation>听出来的：{0}</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Hide identifiers</source>
        <translation>遮住号码</translation>
    </message>
    <message>
        <source>Show identifiers</source>
        <translation>显示号码</translation>
    </message>
    <message>
        <source>Hide them again (I)</source>
        <translation>重新遮住（I）</translation>
    </message>
    <message>
        <source>Show numbers and names; that it was done is kept (I)</source>
        <translation>显示被遮住的号码；会留下查看记录（I）</translation>
    </message>
</context>
<context>
    <name>RubricPanel</name>
    <message>
        <source>Marks of this call</source>
        <translation>这通电话的评分</translation>
    </message>
    <message>
        <source>The pack of this call has no rubric.</source>
        <translation>这通电话的规则包没有评分表。</translation>
    </message>
    <message>
        <source>Nothing of it could be assessed.</source>
        <translation>没有可以评分的项目。</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>no grade</source>
        <translation>不作评定</translation>
    </message>
    <message>
        <source>{0:.0f} %, {1}; {2:.0f} % of it assessed</source>
        <translation>{0:.0f} 分，{1}；已评 {2:.0f} %</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>部分通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>未评</translation>
    </message>
    <message>
        <source> (by hand)</source>
        <translation>（人工）</translation>
    </message>
    <message>
        <source>{0} · weight {1:g}: {2}{3}</source>
        <translation>{0} · 权重 {1:g}：{2}{3}</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Once more, please</source>
        <translation>请再说一遍</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>挂机</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Nothing comes from the microphone</source>
        <translation>麦克风没有声音</translation>
    </message>
    <message>
        <source>See whether it is muted; the drill goes on by itself.</source>
        <translation>看看是不是静音了；有声音后练习自动继续。</translation>
    </message>
    <message>
        <source>The microphone is gone</source>
        <translation>麦克风断开了</translation>
    </message>
    <message>
        <source>Plug it in again; the drill goes on by itself.</source>
        <translation>接回后练习自动继续。</translation>
    </message>
    <message>
        <source>The sound output is gone</source>
        <translation>声音输出断开了</translation>
    </message>
    <message>
        <source>Plug it in again, or read the lines: choose all text (X).</source>
        <translation>请接回，或改看文字：选“全部文字”（X）。</translation>
    </message>
    <message>
        <source>Getting ready to hear you …</source>
        <translation>正在准备听您说话…</translation>
    </message>
    <message>
        <source>Opening microphone and output …</source>
        <translation>正在打开麦克风和声音输出…</translation>
    </message>
    <message>
        <source>Hung up; the last words are being heard …</source>
        <translation>已挂机，正在听最后几句…</translation>
    </message>
</context>
<context>
    <name>SafeClose</name>
    <message>
        <source>A call is being recorded</source>
        <translation>正在录音</translation>
    </message>
    <message>
        <source>A call is being recorded. End it, keep it, and close?</source>
        <translation>正在录音。要结束并保存这通通话，然后关闭吗？</translation>
    </message>
    <message>
        <source>End the call and close</source>
        <translation>结束通话并关闭</translation>
    </message>
    <message>
        <source>Go on with the call</source>
        <translation>继续通话</translation>
    </message>
</context>
<context>
    <name>SentencesPage</name>
    <message>
        <source>Without them your greetings and apologies are not compared with how you usually say them.</source>
        <translation>不录的话，问候和致歉就不能和您平时的说法比较。</translation>
    </message>
    <message>
        <source>Five sentences</source>
        <translation>五句话</translation>
    </message>
    <message>
        <source>Say them one by one as you do on the phone; each ends by itself when you fall silent.</source>
        <translation>像打电话那样一句一句地说；说完停下来，就自动结束。</translation>
    </message>
    <message>
        <source>Sentence {0}, said</source>
        <translation>第 {0} 句，已录</translation>
    </message>
    <message>
        <source>Sentence {0}, to say</source>
        <translation>第 {0} 句，待录</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Usual</source>
        <extracomment>What may be chosen: value and name. Columns of switches where any of many may be chosen.</extracomment>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Set “{0}” back to its usual value</source>
        <translation>把“{0}”恢复为默认值</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <extracomment>What may be chosen where only this machine knows it: slow, called outside the window&apos;s thread. Controls whose values are asked of the machine, the quick ones first.</extracomment>
        <translation>设置</translation>
    </message>
    <message>
        <source>People …</source>
        <translation>人员…</translation>
    </message>
    <message>
        <source>Today&apos;s calls …</source>
        <translation>今天的通话…</translation>
    </message>
    <message>
        <source>Phrases …</source>
        <translation>用语…</translation>
    </message>
    <message>
        <source>Calibrate again …</source>
        <translation>重新校准…</translation>
    </message>
    <message>
        <source>Set up again …</source>
        <translation>重新设置…</translation>
    </message>
    <message>
        <source>List what is older …</source>
        <translation>列出过期的内容…</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>{0} (G)</source>
        <translation>{0}（G）</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Start the drill (Space)</source>
        <translation>开始练习（空格）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to all drills (Esc)</source>
        <translation>回到全部练习（Esc）</translation>
    </message>
    <message>
        <source>Last time: {0}</source>
        <translation>上次：{0}</translation>
    </message>
    <message>
        <source>Customer: {0}</source>
        <translation>客户：{0}</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>要做到</translation>
    </message>
    <message>
        <source>Better not</source>
        <translation>不要说</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>怎么练</translation>
    </message>
    <message>
        <source>Each task comes on the screen; the next one follows when you have finished speaking. R begins it again.</source>
        <translation>题目显示在屏幕上，说完后出下一题。按 R 重来这一题。</translation>
    </message>
    <message>
        <source>The telephone is answered: you speak first.</source>
        <translation>电话已接通：您先开口。</translation>
    </message>
    <message>
        <source>The customer speaks first.</source>
        <translation>客户先开口。</translation>
    </message>
    <message>
        <source>There is no hurry. R plays the line again, H hangs up.</source>
        <translation>不用着急。R 再听一遍这句，H 挂机。</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>The words of this call are not there; its voice and its sound are.</source>
        <translation>这通电话没有文字；测得的声音和录音都在。</translation>
    </message>
    <message>
        <source>What was said; Enter plays a line, E corrects it</source>
        <translation>说过的话；回车播放一句，E 更正</translation>
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
        <source>Summing up</source>
        <translation>正在小结</translation>
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
        <source>Next call</source>
        <translation>下一通</translation>
    </message>
    <message>
        <source>Play the call again (Ctrl+P)</source>
        <translation>再播一次（Ctrl+P）</translation>
    </message>
    <message>
        <source>Be ready for the next call (Ctrl+N)</source>
        <translation>准备下一通（Ctrl+N）</translation>
    </message>
    <message>
        <source>Practise this line</source>
        <translation>再练这一句</translation>
    </message>
    <message>
        <source>Practise what to say next time (P)</source>
        <translation>再练下次要说的话（P）</translation>
    </message>
    <message>
        <source>Today&apos;s calls</source>
        <translation>今天的通话</translation>
    </message>
    <message>
        <source>Merge or split calls (Ctrl+H)</source>
        <translation>合并或拆分通话（Ctrl+H）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this card (Esc)</source>
        <translation>关闭小结（Esc）</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>去回放</translation>
    </message>
    <message>
        <source>Review the whole call (R)</source>
        <translation>回放整通电话（R）</translation>
    </message>
    <message>
        <source>Listen: {0}</source>
        <translation>听：{0}</translation>
    </message>
    <message>
        <source>Listen to this part ({0})</source>
        <translation>听这一段（{0}）</translation>
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
    <name>TextLevelBox</name>
    <message>
        <source>All text</source>
        <translation>全部文字</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>无文字</translation>
    </message>
    <message>
        <source>How much text is shown</source>
        <translation>显示多少文字</translation>
    </message>
    <message>
        <source>All text, keywords, none (X)</source>
        <translation>全部文字、提示词、无（X）</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline of the call</source>
        <translation>通话时间轴</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>音高</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Customer&lt;br&gt;pitch</source>
        <translation>客户&lt;br&gt;音高</translation>
    </message>
</context>
<context>
    <name>TipRow</name>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Put the tip away (T)</source>
        <translation>收起提示（T）</translation>
    </message>
    <message>
        <source>Put the tip away</source>
        <translation>收起提示</translation>
    </message>
    <message>
        <source>Tip of the day: {0}</source>
        <translation>今日提示：{0}</translation>
    </message>
</context>
<context>
    <name>TodayCardView</name>
    <message>
        <source>done today</source>
        <translation>今天已练</translation>
    </message>
    <message>
        <source>tried today</source>
        <translation>今天试过，再来一遍</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再来一遍</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
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
    <name>Transport</name>
    <message>
        <source>Hold</source>
        <translation>停住</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放这一段</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>As model</source>
        <translation>设为示范</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>两边都听</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>只听我</translation>
    </message>
    <message>
        <source>Only customer</source>
        <translation>只听客户</translation>
    </message>
    <message>
        <source>Previous flag (K)</source>
        <translation>上一处提示（K）</translation>
    </message>
    <message>
        <source>Next flag (J)</source>
        <translation>下一处提示（J）</translation>
    </message>
    <message>
        <source>Play this stretch or hold (Space)</source>
        <translation>播放这一段或停住（空格）</translation>
    </message>
    <message>
        <source>Speed, pitch is kept ([ and ])</source>
        <translation>速度，音高不变（[ 和 ]）</translation>
    </message>
    <message>
        <source>Again and again (L)</source>
        <translation>循环（L）</translation>
    </message>
    <message>
        <source>Whose voice is heard (S)</source>
        <translation>听谁的声音（S）</translation>
    </message>
    <message>
        <source>Make this stretch a model of the tone gym (D)</source>
        <translation>把这一段设为语气示范 (D)</translation>
    </message>
    <message>
        <source>Closer (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Farther (−)</source>
        <translation>缩小（−）</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show the window</source>
        <translation>显示窗口</translation>
    </message>
</context>
<context>
    <name>TrialPanel</name>
    <message>
        <source>Where it would have fired</source>
        <extracomment>Clips in the list; the count is of all.</extracomment>
        <translation>会触发的地方</translation>
    </message>
    <message>
        <source>Trying it on the kept sessions …</source>
        <translation>正在用保存的会话试用…</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>尚未试用</translation>
    </message>
    <message>
        <source>Cannot be tried as it is</source>
        <translation>现在还不能试用</translation>
    </message>
    <message>
        <source>No session is kept yet to try it on</source>
        <translation>还没有保存的会话可以试用</translation>
    </message>
    <message>
        <source>Would have fired {0} times in {1} sessions</source>
        <translation>在 {1} 通中会触发 {0} 次</translation>
    </message>
    <message>
        <source>Reading the kept sessions once: {0} of {1}</source>
        <translation>正在读取已保存的会话（只读这一次）：{0} / {1}</translation>
    </message>
    <message>
        <source>It is not heard even in its own words: too short, or another phrase says the same.</source>
        <translation>照着说也识别不到：太短，或与另一条用语相同。</translation>
    </message>
    <message>
        <source>The newest {0} are listed. Enter plays one.</source>
        <translation>列出最近 {0} 处。回车播放。</translation>
    </message>
    <message>
        <source>Enter plays one.</source>
        <translation>回车播放。</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>The program failed, and that is our mistake. Its log has the details.</source>
        <translation>程序出错了，这是我们的问题。详情在日志里。</translation>
    </message>
    <message>
        <source>What was heard is kept.</source>
        <translation>已听到的内容都在。</translation>
    </message>
    <message>
        <source>Some sound is missing</source>
        <translation>缺了一段声音</translation>
    </message>
    <message>
        <source>The settings could not be read and were set aside</source>
        <translation>设置文件无法读取，已另存</translation>
    </message>
    <message>
        <source>The report cannot be written</source>
        <translation>报告没能写出来</translation>
    </message>
    <message>
        <source>Your reading could not be judged</source>
        <translation>朗读没能判断出来</translation>
    </message>
    <message>
        <source>The gap counts as silence.</source>
        <translation>缺失的部分按静音处理。</translation>
    </message>
    <message>
        <source>Choose a call at the left</source>
        <translation>先在左边选一通电话</translation>
    </message>
    <message>
        <source>Its flags, words and sound come up here. Recordings of your own can be imported.</source>
        <translation>它的提示、文字和录音会显示在这里。也可以导入自己的录音。</translation>
    </message>
    <message>
        <source>Import recordings</source>
        <translation>导入录音</translation>
    </message>
    <message>
        <source>Opening the call</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Its events are read; the sound comes after.</source>
        <translation>先读取判断结果，波形随后就到。</translation>
    </message>
    <message>
        <source>This call cannot be opened</source>
        <translation>这通电话打不开</translation>
    </message>
    <message>
        <source>Its manifest or its events are missing or damaged. Nothing was changed; sound stays as it is.</source>
        <translation>说明文件或判断结果缺失或损坏。没有改动任何文件，录音照旧。</translation>
    </message>
    <message>
        <source>Judge anew</source>
        <translation>重新判断</translation>
    </message>
    <message>
        <source>This call could not be read</source>
        <translation>这通电话没能读出来</translation>
    </message>
    <message>
        <source>Nothing was changed. Look whether its folder can be read, then try again.</source>
        <translation>没有改动任何文件。看看文件夹能否读取，再试一次。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>This call cannot be judged anew</source>
        <translation>这通电话不能重新判断</translation>
    </message>
    <message>
        <source>What was measured of it is missing or damaged. Nothing was changed; import its recording again.</source>
        <translation>测得的数据缺失或损坏。没有改动任何文件；可以重新导入它的录音。</translation>
    </message>
    <message>
        <source>Judging the call anew</source>
        <translation>正在重新判断</translation>
    </message>
    <message>
        <source>What is on screen stays until it is done.</source>
        <translation>完成之前画面保持不变。</translation>
    </message>
    <message>
        <source>The call breaks off here</source>
        <translation>这通电话的记录中断了</translation>
    </message>
    <message>
        <source>Its events end early; what came before is shown, and rulings are kept.</source>
        <translation>判断结果提前结束；之前的都在，评判也都保留。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Words, curves and rulings work as ever.</source>
        <translation>文字、曲线和评判照常。</translation>
    </message>
    <message>
        <source>Sound, curves and flags are there.</source>
        <translation>录音、曲线和提示都在。</translation>
    </message>
    <message>
        <source>The sound of this call is missing</source>
        <translation>这通电话的录音不在了</translation>
    </message>
    <message>
        <source>The sound was removed when its time was over</source>
        <translation>录音已过保留期，按设置删除了</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The words of this call were not recognised</source>
        <translation>这通电话没有识别文字</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>安装模型</translation>
    </message>
    <message>
        <source>The words were removed when their time was over</source>
        <translation>文字已过保留期，按设置删除了</translation>
    </message>
    <message>
        <source>There is no sound output</source>
        <translation>没有可用的声音输出</translation>
    </message>
    <message>
        <source>Plug in a headset or choose an output of the system; all else works.</source>
        <translation>插上耳机或在系统里选一个输出；其他都照常。</translation>
    </message>
    <message>
        <source>This could not be kept</source>
        <translation>没能保存</translation>
    </message>
    <message>
        <source>Nothing was changed. Look whether the disk is full or the folder is read-only.</source>
        <translation>没有改动任何内容。看看磁盘是否已满，或文件夹是否只读。</translation>
    </message>
    <message>
        <source>What was measured of it was not kept. Its flags stay as they are.</source>
        <translation>没有保留测得的数据，原来的提示照旧。</translation>
    </message>
    <message>
        <source>Its words were removed when their time was over. Its flags stay as they are.</source>
        <translation>文字已过保留期删除了，原来的提示照旧。</translation>
    </message>
    <message>
        <source>The call could not be judged anew</source>
        <translation>没能重新判断这通电话</translation>
    </message>
    <message>
        <source>Nothing was changed; what is on screen holds.</source>
        <translation>什么都没有改动，屏幕上的内容仍然有效。</translation>
    </message>
    <message>
        <source>This stretch is a model now</source>
        <translation>这一段已设为示范</translation>
    </message>
    <message>
        <source>The tone gym has it under Another one. It goes with this call.</source>
        <translation>练语气时点“换一句”就能找到。通话删除时它一起删除。</translation>
    </message>
    <message>
        <source>This stretch cannot be a model</source>
        <translation>这一段不能设为示范</translation>
    </message>
    <message>
        <source>Choose one sentence, no longer than a minute, of which the sound is there.</source>
        <translation>请选一句有录音、不超过一分钟的话。</translation>
    </message>
</context>
<context>
    <name>TurnRing</name>
    <message>
        <source>The customer speaks</source>
        <translation>客户在说</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>轮到您了</translation>
    </message>
    <message>
        <source>A moment …</source>
        <translation>稍等…</translation>
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
    <message>
        <source>a minute</source>
        <translation>次/分</translation>
    </message>
    <message>
        <source>in 100 chars</source>
        <translation>个/百字</translation>
    </message>
</context>
<context>
    <name>ValuesDialog</name>
    <message>
        <source>Placeholders</source>
        <translation>占位词</translation>
    </message>
    <message>
        <source>What stays empty takes anything of its kind.</source>
        <translation>留空则可为任意内容。</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Hear it</source>
        <translation>听这一段</translation>
    </message>
    <message>
        <source>Hear the place in question (B)</source>
        <translation>听关键的一处（B）</translation>
    </message>
    <message>
        <source>{0:.0f} % of it assessed</source>
        <translation>已评 {0:.0f}%</translation>
    </message>
    <message>
        <source>Practice, not scored</source>
        <translation>练习，不计分</translation>
    </message>
    <message>
        <source>Passed, and your best so far</source>
        <translation>通过，并且是您的最好成绩</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Not passed: change this first</source>
        <translation>没有通过，先改这一处</translation>
    </message>
    <message>
        <source>One thing kept it from passing</source>
        <translation>没有通过，只差这一处</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>是您挂的机。</translation>
    </message>
    <message>
        <source>The customer hung up.</source>
        <translation>客户挂的机。</translation>
    </message>
    <message>
        <source>The customer hung up because nothing was said.</source>
        <translation>客户没听到您说话，挂了机。</translation>
    </message>
    <message>
        <source>The customer hung up without having heard what they waited for.</source>
        <translation>客户没等到要听的话，挂了机。</translation>
    </message>
    <message>
        <source>The call broke off.</source>
        <translation>通话中断了。</translation>
    </message>
    <message>
        <source>Nobody spoke any more, so the drill ended by itself and is no longer recorded.</source>
        <translation>一直没有人说话，练习已自动结束，不再录音。</translation>
    </message>
    <message>
        <source>The drill went on for so long that it ended by itself and is no longer recorded.</source>
        <translation>练习持续太久，已自动结束，不再录音。</translation>
    </message>
    <message>
        <source>Too little was heard of you, so there is nothing to mark.</source>
        <translation>这一遍听到您说的话太少，没有可评的内容。</translation>
    </message>
    <message>
        <source>{0:.0f} % of the weight could not be assessed: {1}</source>
        <translation>有 {0:.0f}% 的分值无法评：{1}</translation>
    </message>
</context>
<context>
    <name>WaitingImports</name>
    <message>
        <source>Recordings that wait to be imported: {0}</source>
        <translation>有 {0} 个录音等待导入</translation>
    </message>
    <message>
        <source>An import ended before it came to them. Given up, the files stay where they are.</source>
        <translation>上次导入没有做完。放弃后，录音文件仍在原处。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Take in the recordings that wait (Ctrl+Shift+G)</source>
        <translation>导入等待中的录音（Ctrl+Shift+G）</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Do not take them in (Ctrl+Shift+U)</source>
        <translation>不再导入这些录音（Ctrl+Shift+U）</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Listening for a call</source>
        <translation>等待来电</translation>
    </message>
    <message>
        <source>Ready for a call</source>
        <translation>准备就绪</translation>
    </message>
    <message>
        <source>A call begins by itself when the other side is heard and you answer.</source>
        <translation>对方出声、您应答，通话就会自动开始。</translation>
    </message>
    <message>
        <source>Begin the call when it comes in.</source>
        <translation>来电后请点“立即开始通话”。</translation>
    </message>
    <message>
        <source>The recording is paused: no sound is kept, and no call begins by itself until you go on.</source>
        <translation>录音已暂停：不保留任何声音；继续之前，通话也不会自动开始。</translation>
    </message>
    <message>
        <source>What lies between calls is recorded as well, as the settings say. Nothing of it is judged.</source>
        <translation>通话之间的声音也在录音（设置里已选），不作判断。</translation>
    </message>
    <message>
        <source>Nothing is kept until then.</source>
        <translation>在那之前不保存任何声音。</translation>
    </message>
    <message>
        <source>The measuring is still getting ready; a call is recorded all the same.</source>
        <translation>测量还在准备中，来电照样录音。</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Ticket number (may stay empty)</source>
        <translation>工单号（可不填）</translation>
    </message>
    <message>
        <source>Ticket number of the next call</source>
        <translation>下一通的工单号</translation>
    </message>
    <message>
        <source>Ticket number (Ctrl+G)</source>
        <translation>工单号（Ctrl+G）</translation>
    </message>
    <message>
        <source>Begin a call now</source>
        <translation>立即开始通话</translation>
    </message>
    <message>
        <source>Begin a call now (Ctrl+B)</source>
        <translation>立即开始通话（Ctrl+B）</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>继续录音</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Stop recording between calls, and go on (Space)</source>
        <translation>暂停或继续通话之间的录音（空格）</translation>
    </message>
    <message>
        <source>Today&apos;s calls</source>
        <translation>今天的通话</translation>
    </message>
    <message>
        <source>Merge or split calls (Ctrl+H)</source>
        <translation>合并或拆分通话（Ctrl+H）</translation>
    </message>
    <message>
        <source>Choose devices</source>
        <translation>选择设备</translation>
    </message>
    <message>
        <source>Choose devices (Ctrl+D)</source>
        <translation>选择设备（Ctrl+D）</translation>
    </message>
    <message>
        <source>End the shift</source>
        <translation>收班</translation>
    </message>
    <message>
        <source>Give the devices back (Ctrl+O)</source>
        <translation>关闭设备（Ctrl+O）</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>The language stays as shown; it can be changed at any time.</source>
        <translation>语言保持现在这样，随时可以改。</translation>
    </message>
    <message>
        <source>Welcome to Voice Coach</source>
        <translation>欢迎使用语音教练</translation>
    </message>
    <message>
        <source>It listens along while you are on the phone, and shows a few right words at the right second.</source>
        <translation>您打电话时它在旁边听，在恰当的时候给您几个字的提示。</translation>
    </message>
    <message>
        <source>It measures pace, volume and melody of your voice, and ticks off the standard phrases as you say them.</source>
        <translation>测量您的语速、音量和语调；说到规范用语就自动打勾。</translation>
    </message>
    <message>
        <source>Nothing leaves this computer: sound, words and results stay here, and no account is needed.</source>
        <translation>什么都不会离开这台电脑：声音、文字和结果都留在本机，也不需要账号。</translation>
    </message>
    <message>
        <source>Setting up takes under three minutes, besides reading a text aloud. Any step can be skipped.</source>
        <translation>除朗读外，设置不到三分钟。每一步都可以跳过。</translation>
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
<context>
    <name>WorkPanel</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Files and sessions</source>
        <translation>文件和会话</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>_EndCard</name>
    <message>
        <source>That was today&apos;s practice</source>
        <translation>今天的练习完成了</translation>
    </message>
    <message>
        <source>{0} of practice: {1}</source>
        <translation>练了 {0}：{1}</translation>
    </message>
    <message>
        <source>See progress</source>
        <translation>看进步</translation>
    </message>
    <message>
        <source>How it develops (Ctrl+4)</source>
        <translation>看进步（Ctrl+4）</translation>
    </message>
</context>
</TS>
