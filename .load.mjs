import http from 'node:http'
import fs from 'node:fs'
import { execSync } from 'node:child_process'
const pid=execSync("ss -ltnp | grep ':4711 ' | grep -o 'pid=[0-9]*' | head -1 | cut -d= -f2").toString().trim()
const cpu=()=>{const s=fs.readFileSync(`/proc/${pid}/stat`,'utf8').split(') ')[1].split(' ');return (Number(s[11])+Number(s[12]))*10}
const agent=new http.Agent({keepAlive:true,maxSockets:8})
const get=(path,headers={})=>new Promise((r,j)=>http.get({host:'127.0.0.1',port:4711,path,agent,headers},res=>{let n=0;res.on('data',d=>n+=d.length);res.on('end',()=>r([res.statusCode,n]))}).on('error',j))
for(const [name,path,n,h] of JSON.parse(process.argv[2])){ const [st,len]=await get(path,h); for(let i=0;i<100;i++) await get(path,h)
 const c0=cpu(),t0=performance.now(); const lat=[]; let left=n; await Promise.all(Array.from({length:8},async()=>{while(left-->0){const t=performance.now();await get(path,h);lat.push(performance.now()-t)}})); const dt=performance.now()-t0; lat.sort((a,b)=>a-b)
 console.log(name,st,len+'B',(n/dt*1000).toFixed(0)+'/s','cpu ms/req',((cpu()-c0)/n).toFixed(2),'p50',lat[n>>1].toFixed(1),'p99',lat[Math.floor(n*.99)].toFixed(1)) }
process.exit(0)
