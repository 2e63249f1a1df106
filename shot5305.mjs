import { chromium } from '@playwright/test';
const [,, out, path, w='1280', scheme='light', chunk='2000'] = process.argv;
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu']});
for (const spec of path.split(',')) {
const p = await b.newPage({ viewport:{width:+w,height:900}, colorScheme:scheme, bypassCSP:true });
await p.goto('http://localhost:5305'+spec,{waitUntil:'networkidle'});
const {over,height} = await p.evaluate(()=>({over:document.documentElement.scrollWidth-innerWidth,height:document.documentElement.scrollHeight}));
for(let y=0,k=0;y<height;y+=+chunk,k++) await p.screenshot({path:`/tmp/ptshots/${out}-${spec.replace(/\W+/g,'_')}-${w}-${k}.png`,fullPage:true,clip:{x:0,y,width:+w,height:Math.min(+chunk,height-y)}});
console.log(spec, over, height);
await p.close();}
await b.close();
